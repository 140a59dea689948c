import * as vscode from "vscode";
import { setContextKey } from "./contextKeys.js";
import type { LanguageServer } from "./commands/services.js";

/** Keeps `pressBlock:blockFile` true while the active editor shows a block, be it by its language or by its content. */
export function followBlockFile(server: LanguageServer): vscode.Disposable {
  const update = async () => {
    const document = vscode.window.activeTextEditor?.document;
    const isBlock = document !== undefined && (await showsBlock(document, server));
    if (document === vscode.window.activeTextEditor?.document) {
      setContextKey("pressBlock:blockFile", isBlock);
    }
  };
  void update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.workspace.onDidSaveTextDocument(() => void update()),
  );
}

async function showsBlock(document: vscode.TextDocument, server: LanguageServer): Promise<boolean> {
  if (document.languageId === "press-block") return true;
  if (document.languageId !== "yaml") return false;
  try {
    return (await server.readBlock(document.uri.toString())).kind !== undefined;
  } catch {
    // Without a server nobody can tell; the menu entry is only left out.
    return false;
  }
}
