import {
  CodeLensRefreshRequest,
  type CodeLens,
  type DocumentLink,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type ServerCapabilities,
  type SymbolInformation,
} from "vscode-languageserver/node";
import { showReferencesCommand } from "../../protocol.js";
import { flatSymbols } from "../flatSymbols.js";
import { guard, logIncident } from "../requestGuard.js";
import { commandsOf, readLensData, readLinkData } from "./resolveData.js";
import type { AddFeature, FeatureHost } from "../feature.js";

export const readingRequests: readonly AddFeature[] = [
  addHover,
  addDocumentSymbol,
  addDocumentLink,
  addCodeLens,
  addInlayHint,
];

function addHover({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.onHover(
    guard(access, { method: "textDocument/hover", empty: null }, (service, document, params) =>
      service.hover(document, params.position),
    ),
  );
  return { hoverProvider: true };
}

function addDocumentSymbol({
  connection,
  client,
  access,
}: FeatureHost): Partial<ServerCapabilities> {
  const nested = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  connection.onDocumentSymbol(
    guard<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      access,
      { method: "textDocument/documentSymbol", empty: [] },
      (service, document) => {
        const symbols = service.documentSymbol(document);
        return nested ? symbols : flatSymbols(document.uri, symbols);
      },
    ),
  );
  return { documentSymbolProvider: true };
}

function addDocumentLink({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  const method = "textDocument/documentLink";
  connection.onDocumentLinks(
    guard(access, { method, empty: [] }, (service, document) => service.documentLink(document)),
  );
  connection.onDocumentLinkResolve((link: DocumentLink, token) => {
    const data = readLinkData(link.data);
    if (data === undefined) return link;
    const resolve = guard(
      access,
      { method: "documentLink/resolve", empty: link },
      (service, document) => service.resolveDocumentLink(document, link, data),
    );
    return resolve({ textDocument: { uri: data.document } }, token);
  });
  return { documentLinkProvider: { resolveProvider: true } };
}

/** Only for clients that have the command which shows what a lens counts. */
function addCodeLens({
  connection,
  client,
  access,
  loader,
}: FeatureHost): Partial<ServerCapabilities> {
  const isUsable = client.textDocument?.codeLens !== undefined;
  if (!isUsable || !commandsOf(client).includes(showReferencesCommand)) return {};
  const method = "textDocument/codeLens";
  connection.onCodeLens(
    guard(access, { method, empty: [] }, (service, document) => service.codeLens(document)),
  );
  connection.onCodeLensResolve((lens: CodeLens, token) => {
    const data = readLensData(lens.data);
    if (data === undefined) return lens;
    const resolve = guard(
      access,
      { method: "codeLens/resolve", empty: lens },
      (service, document) => service.resolveCodeLens(document, lens, data),
    );
    return resolve({ textDocument: { uri: data.document } }, token);
  });
  if (client.workspace?.codeLens?.refreshSupport === true) {
    refreshOnChange({ access, loader }, () => connection.sendRequest(CodeLensRefreshRequest.type));
  }
  return { codeLensProvider: { resolveProvider: true } };
}

function addInlayHint({
  connection,
  client,
  access,
  loader,
}: FeatureHost): Partial<ServerCapabilities> {
  const method = "textDocument/inlayHint";
  connection.languages.inlayHint.on(
    guard(access, { method, empty: [] }, (service, document, params) =>
      service.inlayHint(document, params.range),
    ),
  );
  if (client.workspace?.inlayHint?.refreshSupport === true) {
    refreshOnChange({ access, loader }, () => connection.languages.inlayHint.refresh());
  }
  return { inlayHintProvider: true };
}

/** Asks the client to ask again when answers may be others. */
function refreshOnChange(
  { access, loader }: Pick<FeatureHost, "access" | "loader">,
  refresh: () => Promise<void>,
): void {
  loader.onDidChange(() => {
    refresh().catch((error: unknown) => logIncident(access.logger, "refresh", error));
  });
}
