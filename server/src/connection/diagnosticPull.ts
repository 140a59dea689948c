import {
  LSPErrorCodes,
  ResponseError,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  cancelled,
  isCancelled,
  logIncident,
  type Handler,
  type ServiceAccess,
} from "./requestGuard.js";

type PullHandler = Handler<
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  DiagnosticServerCancellationData
>;

/**
 * Answers pulled diagnostics. The result id names one version of one opening of a document under one set of settings;
 * a client that shows it is told "unchanged". A version that was edited while its turn came is given back for a retry.
 */
export function createDiagnosticPull(access: ServiceAccess): {
  readonly handler: PullHandler;
  /** Makes all results that clients have obsolete. */
  reset(): void;
} {
  let ids = new WeakMap<TextDocument, string>();
  let count = 0;
  const resultId = (document: TextDocument): string => {
    const id = ids.get(document) ?? `${document.version}.${++count}`;
    ids.set(document, id);
    return id;
  };

  const handler: PullHandler = async (params, token) => {
    if (isCancelled(token)) return cancelled();
    try {
      const document = access.document(params.textDocument.uri);
      if (document === undefined) return { kind: "full", items: [] };
      const service = await access.service();
      if (isCancelled(token)) return cancelled();
      if (access.document(document.uri) !== document) return superseded();
      const id = resultId(document);
      if (params.previousResultId === id) return { kind: "unchanged", resultId: id };
      return { kind: "full", resultId: id, items: service.diagnostics(document) };
    } catch (error) {
      logIncident(access.logger, "textDocument/diagnostic", error);
      return { kind: "full", items: [] };
    }
  };

  return { handler, reset: () => (ids = new WeakMap()) };
}

function superseded(): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, "The document has a newer version.", {
    retriggerRequest: true,
  });
}
