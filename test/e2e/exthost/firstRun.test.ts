import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import { activate, run, treeItem, until } from "./editorUnderTest.js";

describe("the first steps", () => {
  let api: TestApi;

  before(async () => {
    api = await activate();
  });

  it("lead from one command to a sample that is open, published and deployed", async () => {
    const prompts = await run(api, "pressBlock.tryIt");

    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, "press-block");
    assert.match(document.getText(), /name: daily-orders$/m);
    assert.match(
      prompts.notices.map(({ message }) => message).join("\n"),
      /daily-orders 0\.1\.0 is/,
    );
    assert.ok(await treeItem(api.trees.specs, "Workflows", "daily-orders", "0.1.0"));
    await until("the deployment in its view", () =>
      treeItem(api.trees.deployments, "daily-orders"),
    );
  });

  it("begin a new file as the template that is chosen, with its places to fill", async () => {
    await run(api, "pressBlock.newBlock", { script: [[/What will you write/, "Service"]] });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, "press-block");
    assert.match(
      document.getText(),
      /^# peak-press: create-spec\nbody:\n {2}version: 1\n {2}kind: service\n/,
    );
    assert.doesNotMatch(document.getText(), /\$/);
  });

  it("put a report into a new document, with versions and without a key", async () => {
    await run(api, "pressBlock.reportProblem");
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, "markdown");
    assert.match(document.getText(), /- Press Blocks \d+\.\d+\.\d+\n- .+ \d+\.\d+\.\d+/);
    assert.ok(!document.getText().includes(process.env["API_KEY"] ?? "no key in the environment"));
  });

  it("check the block files of a folder in a task, and show what it finds as problems", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "press-blocks" });
    const lint = tasks.find(({ name }) => name === "lint");
    assert.ok(lint, "there is no task");
    const ended = new Promise<number | undefined>((resolve) => {
      const following = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== "lint") return;
        following.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(lint);
    assert.equal(await ended, 1, "the examples hold mistakes");
    const found = await until("the problems", () => {
      const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
      const ours = all.filter(({ source }) => source === "press-blocks");
      return ours.length > 0 ? ours : undefined;
    });
    assert.ok(found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
  });
});
