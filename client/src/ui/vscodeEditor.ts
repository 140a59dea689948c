import path from "node:path";
import * as vscode from "vscode";
import { setContextKey } from "../contextKeys.js";
import { targetOf } from "../resources/target.js";
import { withoutMarkup } from "./displayText.js";
import type { BlockFile, DiffRequest, Editor, NewDocument } from "./editor.js";

/** Of the tasks that package.json declares. */
const lintTaskType = "press-blocks";

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

  async checkFolders(): Promise<number> {
    const tasks = await vscode.tasks.fetchTasks({ type: lintTaskType });
    for (const task of tasks) await vscode.tasks.executeTask(task);
    return tasks.length;
  },

  async newDocument(request: NewDocument): Promise<BlockFile> {
    const { languageId: language } = request;
    const content = "text" in request ? request.text : "";
    const document = await vscode.workspace.openTextDocument({ language, content });
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    if ("snippet" in request) await editor.insertSnippet(new vscode.SnippetString(request.snippet));
    return blockFile(document);
  },

  async showDocument(uri: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    await vscode.window.showTextDocument(document);
  },

  async showDiff({ left, right, title }: DiffRequest): Promise<void> {
    const [one, other] = [left, right].map((uri) => vscode.Uri.parse(uri, true));
    await vscode.commands.executeCommand("vscode.diff", one, other, withoutMarkup(title));
  },

  async replaceText(uri, { start, end, text }): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, text);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
  },

  setContext: setContextKey,

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
