import {
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type ServerCapabilities,
} from "vscode-languageserver/node";
import { actionData, refactoringKinds } from "../../features/codeAction/refactorAction.js";
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
      codeActionKinds: ["quickfix", ...refactoringKinds, "source.fixAll.pressBlocks"],
      resolveProvider: resolves,
    },
  };
}

function addResolve({ connection, access }: FeatureHost): void {
  connection.onCodeActionResolve(async (action, token) => {
    if (isCancelled(token)) return cancelled();
    const data = actionData(action.data);
    const document = data && access.document(data.uri);
    if (!document) return action;
    try {
      const resolved = (await access.service()).resolveCodeAction(document, action);
      return resolved ?? impossible(action, document.version === data.version);
    } catch (error) {
      logIncident(access.logger, "codeAction/resolve", error);
      return impossible(action, true);
    }
  });
}

function impossible({ title }: CodeAction, isCurrent: boolean): ResponseError {
  return isCurrent
    ? new ResponseError(
        LSPErrorCodes.RequestFailed,
        `"${title}" cannot be done here without changing something else in the file.`,
      )
    : new ResponseError(
        LSPErrorCodes.ContentModified,
        `The file has changed since "${title}" was offered.`,
      );
}
