import assert from "node:assert/strict";
import { createServer } from "node:net";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import { activate, example, labels, open, run, treeItem, until } from "./editorUnderTest.js";

/** The description of the line under `path` in the Workspace view, once it is as `expected`. */
async function fileShows(api: TestApi, name: string, expected: RegExp): Promise<void> {
  const shown: string[] = [];
  await until(`${name}: ${String(expected)}`, async () => {
    const found = await treeItem(api.trees.workspace, name);
    const description = String(found?.item.description ?? "nothing");
    shown.splice(0, shown.length, description);
    return expected.test(description) || undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown: ${shown.join()}`);
  });
}

/** An address of this machine that nobody listens on. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${String(typeof address === "object" ? address?.port : 0)}`;
}

describe("the views", () => {
  let api: TestApi;

  before(async () => {
    await open(example("5-quote-service.block.yaml"));
    api = await activate();
    await vscode.commands.executeCommand("pressBlocks.workspace.focus");
    await vscode.commands.executeCommand("pressBlocks.specs.focus");
    await vscode.commands.executeCommand("pressBlocks.deployments.focus");
  });

  it("list the block files of the folder, with what is wrong with them", async () => {
    const names = await labels(api.trees.workspace);
    assert.ok(names.includes("templates"), names.join());
    assert.ok(names.includes("1-minimal.block.yaml"), names.join());
    await fileShows(api, "6-with-mistakes.block.yaml", /\d+ errors/);
    const deployment = await treeItem(api.trees.workspace, "7-price-simulation-emea.block.yaml");
    assert.equal(deployment?.item.contextValue, "blockFile.deployment");
  });

  it("follow a file from never published over published to changed since", async () => {
    const name = "5-quote-service.block.yaml";
    await fileShows(api, name, /never published/);
    const { node } = (await treeItem(api.trees.workspace, name)) ?? {};
    const prompts = await run(api, "pressBlock.publish", { argument: node });
    assert.match(prompts.notices[0]?.message ?? "", /^Published /);
    await fileShows(api, name, /^published [\d.]+$/);
    const document = await open(example(name));
    const edit = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf("notes:");
    edit.insert(document.uri, document.positionAt(start + 7), "Once more ");
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await fileShows(api, name, /^published [\d.]+ · changed since$/);
  });

  it("say who acts, and show what a filter leaves, in words", async () => {
    const { specs } = api.trees.views;
    assert.match(specs.description ?? "", /^Local platform/);
    const script = [
      [/Now: nothing/, "Kind"],
      [/Which ones/, ["service"]],
      [/Now: kind service/, "Done"],
    ] as const;
    await run(api, "pressBlock.filterSpecs", { script });
    assert.deepEqual(await labels(api.trees.specs), ["Services"]);
    assert.equal(specs.message, "kind service");
  });

  it("leave the room to a way out when a filter hides everything", async () => {
    const { specs } = api.trees.views;
    await run(api, "pressBlock.searchSpecs", { script: [[/Text in/, "nowhere at all"]] });
    assert.deepEqual(await labels(api.trees.specs), []);
    await until("an empty view", () => (specs.message === "" ? true : undefined));
    assert.match(specs.description ?? "", /contains "nowhere at all"/);
    await run(api, "pressBlock.clearSpecFilters");
    assert.ok((await labels(api.trees.specs)).includes("Workflows"));
  });

  it("show run parameters and related blocks under a deployment, and lay deployments out", async () => {
    await run(api, "pressBlock.groupDeployments", { script: [[/Group/, "By status"]] });
    const headings = await labels(api.trees.deployments);
    assert.ok(headings.includes("deployed"), headings.join());
    await run(api, "pressBlock.groupDeployments", { script: [[/Group/, "As a list"]] });
    const [first = ""] = await labels(api.trees.deployments);
    const { node } = (await treeItem(api.trees.deployments, first)) ?? {};
    assert.ok(node);
    assert.ok(await treeItem(api.trees.deployments, first, "Run parameters"));
    assert.ok(await treeItem(api.trees.deployments, first, "Related blocks"));
  });

  it("mark deployments that are behind or broken, and count them", async () => {
    const { deployments } = api.trees.views;
    const badge = await until("a badge", () => deployments.badge);
    assert.match(badge.tooltip, /needs? a look$/);
    const nodes = await api.trees.deployments.getChildren();
    const items = nodes.map((node) => api.trees.deployments.getTreeItem(node));
    const marked = items.filter(({ resourceUri }) => resourceUri !== undefined);
    assert.equal(marked.length, badge.value);
    for (const { accessibilityInformation } of items) {
      assert.match(accessibilityInformation?.label ?? "", /^\S+/);
    }
  });

  it("say that the platform cannot be reached, and show the lists again afterwards", async () => {
    const { specs } = api.trees.views;
    const script = [
      [/Which platform/, "Another address…"],
      [/Address of the Press API/, await closedAddress()],
      [/Name of the tenant/, "elsewhere"],
      [/API key/, "some-key-000000"],
    ] as const;
    await run(api, "pressBlock.signIn", { script });
    try {
      const [line = ""] = await labels(api.trees.specs);
      assert.match(line, /does not accept connections/);
      assert.match(specs.description ?? "", /elsewhere/);
      assert.equal(api.trees.views.deployments.badge, undefined);
    } finally {
      await run(api, "pressBlock.signOut", { script: [[/Sign Out/, "127.0.0.1"]] });
    }
    assert.ok((await labels(api.trees.specs)).includes("Workflows"));
  });
});
