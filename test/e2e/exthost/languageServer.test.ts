import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import { activate, example, open, run, until } from "./editorUnderTest.js";

describe("the language server", () => {
  let api: TestApi;

  before(async () => {
    await open(example("6-with-mistakes.block.yaml"));
    api = await activate();
  });

  it("answers again after it was restarted, for files that were open before", async () => {
    const uri = example("6-with-mistakes.block.yaml");
    const before = await until("diagnostics", () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 ? found : undefined;
    });
    const prompts = await run(api, "pressBlock.restartLanguageServer");
    assert.deepEqual(prompts.notices, []);
    const after = await until("diagnostics", () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length === before.length ? found : undefined;
    });
    assert.deepEqual(
      after.map(({ message }) => message),
      before.map(({ message }) => message),
    );
    const refused = await run(api, "pressBlock.publish", { argument: uri });
    assert.match(refused.notices[0]?.message ?? "", /^6-with-mistakes\.block\.yaml has /);
  });
});
