import * as vscode from "vscode";
import type { ReadBlockResult, ReadRenderedParams } from "../../../server/src/protocol.js";
import { configuredFiles } from "../configuration.js";
import { BlockFiles, type BlockFileEntry, type ProblemCount } from "./blockFiles.js";

/** The file names that the language has, as package.json says. */
const named = "**/{*.block.yaml,*.block.yml,block.yaml,block.yml,*.block.yaml.j2,*.block.yml.j2}";
const excluded = "**/{node_modules,.git,.venv}/**";
const mostFiles = 500;
/** In bytes; larger than any block file that can be published. */
const largestFile = 2_000_000;

export interface WatchedBlockFiles {
  readonly files: BlockFiles;
  /** Follows what changes, from now on. To be called when somebody sees the files. */
  watch(): void;
  dispose(): void;
}

/** The block files of all workspace folders, of whatever file system. */
export function vscodeBlockFiles(
  server: { readRendered(params: ReadRenderedParams): Promise<ReadBlockResult> },
  onListenerError: (error: unknown) => void,
): WatchedBlockFiles {
  const files = new BlockFiles({
    find,
    readText,
    problems,
    readBlock: (params) => server.readRendered(params),
    onListenerError,
  });
  let subscription: vscode.Disposable | undefined;
  return {
    files,
    watch: () => void (subscription ??= follow(files)),
    dispose: () => void subscription?.dispose(),
  };
}

function patterns(): readonly string[] {
  const chosen = Object.keys(configuredFiles());
  return [named, ...chosen.map((glob) => (glob.startsWith("**/") ? glob : `**/${glob}`))];
}

async function find(): Promise<readonly BlockFileEntry[]> {
  const found = await Promise.all(
    patterns().map((pattern) => vscode.workspace.findFiles(pattern, excluded, mostFiles)),
  );
  const uris = new Map(found.flat().map((uri) => [uri.toString(), uri] as const));
  return [...uris.values()].slice(0, mostFiles).map(entryOf);
}

function entryOf(uri: vscode.Uri): BlockFileEntry {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.name ?? "";
  return { uri: uri.toString(), folder, path: vscode.workspace.asRelativePath(uri, false) };
}

async function readText(uri: string): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return open.getText();
  try {
    const place = vscode.Uri.parse(uri, true);
    const { size } = await vscode.workspace.fs.stat(place);
    if (size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
  } catch {
    // It was removed meanwhile, or may not be read.
    return undefined;
  }
}

function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** Nobody asks for the problems of a document whose tab was closed, though the editor keeps it for a while. */
function isInTab(uri: string): boolean {
  return tabUris(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)).includes(uri);
}

function tabUris(tabs: readonly vscode.Tab[]): readonly string[] {
  return tabs.flatMap(({ input }) =>
    input instanceof vscode.TabInputText ? [input.uri.toString()] : [],
  );
}

function problems(uri: string): ProblemCount | undefined {
  if (openDocument(uri) === undefined || !isInTab(uri)) return undefined;
  const found = vscode.languages.getDiagnostics(vscode.Uri.parse(uri, true));
  const count = (severity: vscode.DiagnosticSeverity) =>
    found.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    errors: count(vscode.DiagnosticSeverity.Error),
    warnings: count(vscode.DiagnosticSeverity.Warning),
  };
}

function follow(files: BlockFiles): vscode.Disposable {
  const changed = (...uris: readonly vscode.Uri[]) =>
    files.invalidate(uris.map((uri) => uri.toString()));
  const watchers = patterns().map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  const subscriptions = watchers.flatMap((watcher) => [
    watcher.onDidCreate(() => files.refresh()),
    watcher.onDidDelete(() => files.refresh()),
    watcher.onDidChange((uri) => changed(uri)),
  ]);
  return vscode.Disposable.from(
    ...watchers,
    ...subscriptions,
    vscode.workspace.onDidChangeWorkspaceFolders(() => files.refresh()),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => files.invalidate(tabUris(closed))),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => changed(...uris)),
  );
}
