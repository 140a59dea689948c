import type { ServerCapabilities } from "vscode-languageserver/node";
import type { AddFeature, FeatureHost } from "../feature.js";
import { guard } from "../requestGuard.js";
import { codeActionRequests } from "./codeAction.js";

export const editingRequests: readonly AddFeature[] = [
  ...codeActionRequests,
  addCompletion,
  addFormatting,
];

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

function addFormatting({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.onDocumentFormatting(
    guard(access, { method: "textDocument/formatting", empty: [] }, (service, document, params) =>
      service.formatting(document, params.options),
    ),
  );
  const method = "textDocument/rangeFormatting";
  connection.onDocumentRangeFormatting(
    guard(access, { method, empty: [] }, (service, document, { options, range }) =>
      service.formatting(document, options, range),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    guard(
      access,
      { method: "textDocument/onTypeFormatting", empty: [] },
      (service, document, { options, position, ch: character }) =>
        service.formattingOnType(document, { position, character }, options),
    ),
  );
  return {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: "\n",
      moreTriggerCharacter: ["-"],
    },
  };
}
