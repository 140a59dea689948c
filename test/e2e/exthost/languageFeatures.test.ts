import assert from "node:assert/strict";
import * as vscode from "vscode";
import { activate, example, open, until } from "./editorUnderTest.js";

describe("what the editor shows of a block", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await open(example("2-order-pipeline.block.yaml"));
    await activate();
  });

  it("is how often each step is used, above it", async () => {
    const lenses = await until("the lenses", async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        50,
      );
      return found.length > 0 ? found : undefined;
    });
    const titles = lenses.map(({ command }) => command?.title ?? "");
    assert.ok(
      titles.some((title) => /^used by \d+ steps?$/.test(title)),
      titles.join("; "),
    );
    assert.ok(
      titles.some((title) => /^\d+ parents?$/.test(title)),
      titles.join("; "),
    );
    const shown = lenses.find(({ command }) => command?.arguments?.length === 3)?.command;
    assert.ok(shown, "no lens leads anywhere");
    await vscode.commands.executeCommand(shown.command, ...(shown.arguments as unknown[]));
  });

  it("are schedules in words beside the text", async () => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      whole,
    );
    assert.notDeepEqual(hints, []);
  });

  it("is laid out without a change when it is well laid out", async () => {
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      "vscode.executeFormatDocumentProvider",
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    assert.deepEqual(edits ?? [], []);
  });
});
