import type {
  DocumentSymbol,
  DocumentSymbolParams,
  ServerCapabilities,
  SymbolInformation,
} from "vscode-languageserver/node";
import { flatSymbols } from "../flatSymbols.js";
import { guard } from "../requestGuard.js";
import type { AddFeature, FeatureHost } from "../feature.js";

export const readingRequests: readonly AddFeature[] = [addHover, addDocumentSymbol];

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
