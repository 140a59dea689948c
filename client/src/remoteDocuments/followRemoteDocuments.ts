import * as vscode from "vscode";
import type { Area } from "../resources/listFilter.js";
import type { ResourceStore } from "../resources/resourceStore.js";
import { documentScheme, readAddress, type DocumentAddress } from "./documentAddress.js";
import type { RemoteDocuments } from "./remoteDocuments.js";

const areas: Readonly<Record<DocumentAddress["show"], Area | undefined>> = {
  spec: "specs",
  release: "specs",
  deployment: "deployments",
  runParameters: "deployments",
  revision: "deployments",
  text: undefined,
};

/** Shows the documents in the editor, and again when the store has news of what they show. */
export function followRemoteDocuments(
  documents: RemoteDocuments,
  store: Pick<ResourceStore, "onDidChange">,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const lastTexts = new Map<string, string>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const address = readAddress(uri.query);
      if (address === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      const key = uri.toString();
      try {
        const text = await documents.read(address, signalOf(token));
        lastTexts.set(key, text);
        return text;
      } catch (error) {
        // What was read before is better than nothing.
        const last = lastTexts.get(key);
        if (last !== undefined) return last;
        throw error;
      }
    },
  };
  const showAgain = (isMeant: (address: DocumentAddress) => boolean) => {
    for (const { uri } of vscode.workspace.textDocuments) {
      const address = uri.scheme === documentScheme ? readAddress(uri.query) : undefined;
      if (address !== undefined && isMeant(address)) changed.fire(uri);
    }
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(documentScheme, provider),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => lastTexts.delete(uri.toString())),
    store.onDidChange((area) => showAgain(({ show }) => areas[show] === area)),
    documents.onDidPrepare((prepared) =>
      showAgain((address) => JSON.stringify(address) === JSON.stringify(prepared)),
    ),
    changed,
  );
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
