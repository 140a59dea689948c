import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
  type TextDocuments,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../workspace.js";

interface Followed {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly client: ClientCapabilities;
  readonly workspace: Workspace;
}

/**
 * Tells the workspace of changes: of open documents as they are typed, of the disk where the client watches it. For a
 * client that does not, anything may have changed when a document is opened or saved.
 */
export function followFiles({ connection, documents, client, workspace }: Followed): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.didChange(changes.map(({ uri }) => uri));
  });
  documents.onDidChangeContent(({ document }) => workspace.didChange([document.uri]));
  documents.onDidClose(({ document }) => workspace.didChange([document.uri]));
  if (!canWatch(client)) {
    documents.onDidOpen(() => workspace.didChangeAnything());
    documents.onDidSave(() => workspace.didChangeAnything());
  }
}

/** Once the client is ready: asks it to watch its folders, of which an artifact may hold any file, and to tell of new ones. */
export async function watchFiles({ connection, client, workspace }: Followed): Promise<void> {
  if (client.workspace?.workspaceFolders === true) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      const { roots } = workspace.snapshot();
      workspace.setRoots([
        ...roots.filter((uri) => !gone.has(uri)),
        ...added.map(({ uri }) => uri),
      ]);
    });
  }
  if (!canWatch(client)) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: "**/*" }],
  });
}

function canWatch({ workspace }: ClientCapabilities): boolean {
  return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}
