import type { ServerCapabilities } from "vscode-languageserver/node";
import { guard } from "../requestGuard.js";
import type { AddFeature, FeatureHost } from "../feature.js";

export const navigationRequests: readonly AddFeature[] = [
  addDefinition,
  addReferences,
  addDocumentHighlight,
];

function addDefinition({ connection, client, access }: FeatureHost): Partial<ServerCapabilities> {
  const links = client.textDocument?.definition?.linkSupport === true;
  connection.onDefinition(
    guard(
      access,
      { method: "textDocument/definition", empty: null },
      (service, document, params) => {
        const found = service.definition(document, params.position);
        if (links || found === null) return found;
        return found.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
      },
    ),
  );
  return { definitionProvider: true };
}

function addReferences({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.onReferences(
    guard(access, { method: "textDocument/references", empty: null }, (service, document, params) =>
      service.references(document, params.position, params.context),
    ),
  );
  return { referencesProvider: true };
}

function addDocumentHighlight({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  const method = "textDocument/documentHighlight";
  connection.onDocumentHighlight(
    guard(access, { method, empty: null }, (service, document, params) =>
      service.documentHighlight(document, params.position),
    ),
  );
  return { documentHighlightProvider: true };
}
