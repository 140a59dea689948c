import path from "node:path";
import * as vscode from "vscode";
import { targetOf } from "../resources/target.js";
import type { BlockFile, Editor } from "./editor.js";

/** The editor as it is. */
export const vscodeEditor: Editor = {
  async blockFile(argument: unknown): Promise<BlockFile | undefined> {
    const uri = namedUri(argument);
    const document =
      uri === undefined
        ? vscode.window.activeTextEditor?.document
        : await vscode.workspace.openTextDocument(uri);
    return document && blockFile(document);
  },

  async chooseFile({ title, folder }): Promise<string | undefined> {
    const chosen = await vscode.window.showOpenDialog({
      title,
      defaultUri: vscode.Uri.file(folder),
      filters: { YAML: ["yaml", "yml"] },
    });
    return chosen?.[0]?.fsPath;
  },

  async copyText(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  },

  isTrusted: () => vscode.workspace.isTrusted,

  workspaceFolders: () =>
    (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
      uri: uri.toString(),
      name,
    })),
};

function namedUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const text = targetOf(argument, "file")?.uri ?? argument;
  return typeof text === "string" ? vscode.Uri.parse(text, true) : undefined;
}

function blockFile(document: vscode.TextDocument): BlockFile {
  const { uri } = document;
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  return {
    uri: uri.toString(),
    languageId: document.languageId,
    text: () => document.getText(),
    name: path.posix.basename(uri.path),
    ...(uri.scheme === "file" && { filePath: uri.fsPath }),
    ...(folder?.scheme === "file" && { workspaceFolder: folder.fsPath }),
    save: async () => (document.isUntitled || document.isDirty ? document.save() : true),
  };
}
