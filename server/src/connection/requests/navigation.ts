import {
  LSPErrorCodes,
  ResponseError,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  type CancellationToken,
  type LinkedEditingRangeParams,
  type LinkedEditingRanges,
  type Location,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type ReferenceParams,
  type RenameParams,
  type ServerCapabilities,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { guard, isCancelled, cancelled, logIncident, type Handler } from "../requestGuard.js";
import type { AddFeature, FeatureHost } from "../feature.js";
import { workOff } from "../workOff.js";
import { toWorkspaceEdit } from "../workspaceEdit.js";

export const navigationRequests: readonly AddFeature[] = [
  addDefinition,
  addReferences,
  addDocumentHighlight,
  addRename,
  addLinkedEditingRange,
  addCallHierarchy,
  addWorkspaceSymbol,
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
    guard<ReferenceParams, Location[] | null>(
      access,
      { method: "textDocument/references", empty: null },
      (service, document, { position, context }, token) =>
        workOff(service.references(document, position, context), token),
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

/** What cannot be renamed is an error of the request, which editors show where the name was to be typed. */
function refuse(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

function addRename({ connection, client, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.onRenameRequest(
    guard<RenameParams, WorkspaceEdit | null>(
      access,
      { method: "textDocument/rename", empty: null },
      async (service, document, { position, newName }, token) => {
        const result = await workOff(service.rename(document, position, newName), token);
        if (result === null || result instanceof ResponseError) return result;
        if ("refusal" in result) return refuse(result.refusal);
        const open = (uri: string) => access.document(uri);
        if (result.files.some(({ uri, text }) => (open(uri)?.getText() ?? text) !== text)) {
          return new ResponseError(
            LSPErrorCodes.ContentModified,
            "The text has changed meanwhile.",
          );
        }
        const versionOf = (uri: string) => open(uri)?.version;
        return toWorkspaceEdit(result, { client, versionOf, asked: document.uri });
      },
    ),
  );
  if (client.textDocument?.rename?.prepareSupport !== true) return { renameProvider: true };
  connection.onPrepareRename(
    guard<PrepareRenameParams, PrepareRenameResult | null>(
      access,
      { method: "textDocument/prepareRename", empty: null },
      (service, document, { position }) => {
        const result = service.prepareRename(document, position);
        return result && "refusal" in result ? refuse(result.refusal) : result;
      },
    ),
  );
  return { renameProvider: { prepareProvider: true } };
}

function addLinkedEditingRange({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.languages.onLinkedEditingRange(
    guard<LinkedEditingRangeParams, LinkedEditingRanges | null>(
      access,
      { method: "textDocument/linkedEditingRange", empty: null },
      (service, document, { position }) => service.linkedEditingRange(document, position),
    ),
  );
  return { linkedEditingRangeProvider: true };
}

function addCallHierarchy({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    guard<CallHierarchyPrepareParams, CallHierarchyItem[] | null>(
      access,
      { method: "textDocument/prepareCallHierarchy", empty: null },
      (service, document, { position }) => service.prepareCallHierarchy(document, position),
    ),
  );
  callHierarchy.onIncomingCalls(
    aboutItem(
      guard<AboutItem, CallHierarchyIncomingCall[] | null>(
        access,
        { method: "callHierarchy/incomingCalls", empty: null },
        (service, document, { item }) => service.incomingCalls(document, item),
      ),
    ),
  );
  callHierarchy.onOutgoingCalls(
    aboutItem(
      guard<AboutItem, CallHierarchyOutgoingCall[] | null>(
        access,
        { method: "callHierarchy/outgoingCalls", empty: null },
        (service, document, { item }) => service.outgoingCalls(document, item),
      ),
    ),
  );
  return { callHierarchyProvider: true };
}

function addWorkspaceSymbol({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    try {
      const service = await access.service();
      return isCancelled(token)
        ? cancelled()
        : await workOff(service.workspaceSymbol(query), token);
    } catch (error) {
      logIncident(access.logger, "workspace/symbol", error);
      return [];
    }
  });
  return { workspaceSymbolProvider: true };
}

interface ItemParams {
  readonly item: CallHierarchyItem;
}

interface AboutItem extends ItemParams {
  readonly textDocument: { readonly uri: string };
}

/** The document of an item is the one that the item stands in. */
function aboutItem<Result>(handler: Handler<AboutItem, Result>) {
  return ({ item }: ItemParams, token: CancellationToken) =>
    handler({ item, textDocument: { uri: item.uri } }, token);
}
