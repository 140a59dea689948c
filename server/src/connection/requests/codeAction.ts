import {
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type ServerCapabilities,
} from "vscode-languageserver/node";
import type { AddFeature, FeatureHost } from "../feature.js";
import { cancelled, guard, isCancelled, logIncident } from "../requestGuard.js";

export const codeActionRequests: readonly AddFeature[] = [addCodeAction];

function addCodeAction(host: FeatureHost): Partial<ServerCapabilities> {
  const { connection, client, access } = host;
  const { codeActionLiteralSupport, resolveSupport, dataSupport } =
    client.textDocument?.codeAction ?? {};
  if (codeActionLiteralSupport === undefined) return {};
  const resolves = dataSupport === true && resolveSupport?.properties.includes("edit") === true;
  connection.onCodeAction(
    guard(
      access,
      { method: "textDocument/codeAction", empty: [] },
      (service, document, { range, context }) =>
        service.codeAction(document, range, context.only, { resolves }),
    ),
  );
  if (resolves) addResolve(host);
  return {
    codeActionProvider: {
      codeActionKinds: [
        "quickfix",
        "refactor.extract",
        "refactor.inline",
        "refactor.rewrite",
        "source.fixAll.pressBlocks",
      ],
      resolveProvider: resolves,
    },
  };
}

function addResolve({ connection, access }: FeatureHost): void {
  connection.onCodeActionResolve(async (action, token) => {
    if (isCancelled(token)) return cancelled();
    try {
      const service = await access.service();
      const resolved = service.resolveCodeAction(action, (uri) => access.document(uri));
      return typeof resolved === "string" ? refusals[resolved](action) : resolved;
    } catch (error) {
      logIncident(access.logger, "codeAction/resolve", error);
      return refusals.impossible(action);
    }
  });
}

const refusals = {
  changed: ({ title }: CodeAction) =>
    new ResponseError<void>(
      LSPErrorCodes.ContentModified,
      `The file has changed since "${title}" was offered.`,
    ),
  impossible: ({ title }: CodeAction) =>
    new ResponseError<void>(
      LSPErrorCodes.RequestFailed,
      `"${title}" cannot be done here without changing something else in the file.`,
    ),
} as const;
