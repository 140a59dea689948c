import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import { activate, example, open, run, treeItem, until } from "./editorUnderTest.js";

describe("reading and comparing what is published", () => {
  let api: TestApi;

  before(async () => {
    await open(example("1-minimal.block.yaml"));
    api = await activate();
  });

  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  async function release(version: string): Promise<unknown> {
    const found = await until("a release in the Specs view", () =>
      treeItem(api.trees.specs, "Workflows", "store-footfall", version),
    );
    return found.node;
  }

  it("opens a release as a document with all language features, which cannot be edited", async () => {
    const prompts = await run(api, "pressBlock.openDocument", { argument: await release("1.4.0") });
    assert.deepEqual(prompts.notices, []);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, "press-block");
    assert.equal(document.languageId, "press-block");
    const text = document.getText();
    assert.match(text, /^# peak-press: create-release\n# Release 1.4.0 of store-footfall/);
    const symbols = await until("the outline", async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    assert.ok(symbols.length > 0);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    await vscode.commands.executeCommand("type", { text: "x" });
    assert.equal(document.getText(), text);
  });

  it("shows two releases in the diff editor, the older one to the left", async () => {
    await run(api, "pressBlock.selectForCompare", { argument: await release("1.4.0") });
    await run(api, "pressBlock.compareWithSelected", { argument: await release("1.0.0") });
    const { input, label } = await until(
      "the diff editor",
      () => vscode.window.tabGroups.activeTabGroup.activeTab,
    );
    assert.ok(input instanceof vscode.TabInputTextDiff, label);
    assert.equal(label, "store-footfall 1.0.0 ↔ store-footfall 1.4.0");
    const original = await vscode.workspace.openTextDocument(input.original);
    assert.match(original.getText(), /Release 1.0.0 of/);
  });

  it("lists what changed between two releases that are asked for", async () => {
    await run(api, "pressBlock.compare", {
      script: [
        [/What is to be compared/, "Contracts of Two Releases"],
        [/Which spec/, "store-footfall"],
        [/2 of 3/, "1.0.0"],
        [/3 of 3/, "1.4.0"],
      ],
    });
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /^Contract of store-footfall 1.4.0, compared with store-footfall 1.0.0/);
  });
});
