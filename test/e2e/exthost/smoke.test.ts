import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";

describe("the extension in VS Code", () => {
  it("is there, and starts when a block is opened", async () => {
    const extension = vscode.extensions.getExtension("press-blocks.press-blocks");
    assert.ok(extension, "the extension is not installed");
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder, "no folder is open");
    assert.equal(path.basename(folder.fsPath), "examples");
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder, "1-minimal.block.yaml"),
    );
    await vscode.window.showTextDocument(document);
    await extension.activate();
    assert.equal(document.languageId, "press-block");
  });

  it("contributes every command that its manifest names", async () => {
    const extension = vscode.extensions.getExtension("press-blocks.press-blocks");
    const manifest = extension?.packageJSON as {
      contributes: { commands?: { command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = (manifest.contributes.commands ?? []).filter(
      ({ command }) => !known.has(command),
    );
    assert.deepEqual(missing, []);
  });
});
