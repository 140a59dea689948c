import type { ServerCapabilities } from "vscode-languageserver/node";
import type { AddFeature, FeatureHost } from "../feature.js";
import { guard } from "../requestGuard.js";

export const editingRequests: readonly AddFeature[] = [addCodeAction, addCompletion];

function addCodeAction({ connection, client, access }: FeatureHost): Partial<ServerCapabilities> {
  if (client.textDocument?.codeAction?.codeActionLiteralSupport === undefined) return {};
  connection.onCodeAction(
    guard(
      access,
      { method: "textDocument/codeAction", empty: [] },
      (service, document, { range, context }) => service.codeAction(document, range, context.only),
    ),
  );
  return { codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.pressBlocks"] } };
}

function addCompletion({ connection, client, access }: FeatureHost): Partial<ServerCapabilities> {
  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
  connection.onCompletion(
    guard(access, { method: "textDocument/completion", empty: [] }, (service, document, params) =>
      service.completion(document, params.position, { snippets }),
    ),
  );
  return {
    completionProvider: { triggerCharacters: [":", "-", " ", "[", "{", ",", '"', "'", "@"] },
  };
}
