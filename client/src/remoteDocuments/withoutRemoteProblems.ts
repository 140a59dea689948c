import { vsdiag, type Middleware } from "vscode-languageclient/node";
import { documentScheme } from "./documentAddress.js";

/** What was published cannot be mended any more, so that its problems are not reported; all else works in it. */
export const withoutRemoteProblems: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) =>
    next(uri, uri.scheme === documentScheme ? [] : diagnostics),
  provideDiagnostics: async (document, previousResultId, token, next) => {
    const uri = "uri" in document ? document.uri : document;
    return uri.scheme === documentScheme
      ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
      : next(document, previousResultId, token);
  },
};
