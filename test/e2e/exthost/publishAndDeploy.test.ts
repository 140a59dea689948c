import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import { activate, example, labels, open, run, treeItem, until } from "./editorUnderTest.js";

describe("from a block file to a deployment", () => {
  let api: TestApi;

  before(async () => {
    await open(example("1-minimal.block.yaml"));
    api = await activate();
  });

  it("acts on the platform that the editor was started with, and shows what it has", async () => {
    assert.deepEqual(
      (await labels(api.trees.specs)).filter((label) => label === "Workflows"),
      ["Workflows"],
    );
    assert.notDeepEqual(await labels(api.trees.deployments), []);
  });

  it("publishes the open file as a new spec, and the Specs view shows it", async () => {
    const prompts = await run(api, "pressBlock.publish");
    assert.deepEqual(
      prompts.notices.map(({ message }) => message),
      ["Published morning-greeting 1.0.0."],
    );
    assert.match(prompts.reviews[0]?.summary ?? "", /a new workflow spec; no files/);
    assert.deepEqual(prompts.confirmations, [], "a platform of this machine needs no second yes");
    const release = await treeItem(api.trees.specs, "Workflows", "morning-greeting", "1.0.0");
    assert.equal(release?.item.contextValue, "release");
  });

  it("refuses a release that exists, in one sentence", async () => {
    const prompts = await run(api, "pressBlock.publish");
    assert.deepEqual(
      prompts.notices.map(({ level }) => level),
      ["error"],
    );
    assert.match(prompts.notices.map(({ message }) => message).join(), /1\.0\.0/);
    assert.deepEqual(prompts.reviews, []);
  });

  it("publishes the next release of the same spec after an edit, saving it first", async () => {
    const document = await open(example("1-minimal.block.yaml"));
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf("1.0.0");
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 5));
    edit.replace(document.uri, range, "1.1.0");
    await vscode.workspace.applyEdit(edit);
    const prompts = await run(api, "pressBlock.publish");
    assert.equal(prompts.notices[0]?.message, "Published morning-greeting 1.1.0.");
    assert.match(prompts.reviews[0]?.summary ?? "", /next release .* after 1\.0\.0/);
    assert.equal(document.isDirty, false);
    assert.ok(await treeItem(api.trees.specs, "Workflows", "morning-greeting", "1.1.0"));
  });

  it("shows the files of an artifact, and what its ignore file leaves out, before it publishes them", async () => {
    const argument = example("3-container-report.block.yaml");
    const prompts = await run(api, "pressBlock.publish", { argument });
    assert.equal(prompts.notices[0]?.message, "Published container-report 0.3.0.");
    const lines = prompts.reviews[0]?.lines.map(
      ({ label, description }) => `${label}: ${description}`,
    );
    const shown = lines?.join("\n") ?? "";
    assert.match(shown, /^Dockerfile: [\d.]+ k?B$/m);
    assert.match(shown, /^src\/?: [\d.]+ k?B in 2 files$/m);
    assert.match(shown, /^\.dockerignore, line 3: notes\.md: leaves out 1 file$/m);
  });

  it("deploys a release with its parameters asked by type, and tells when it is deployed", async () => {
    await run(api, "pressBlock.publish", { argument: example("4-parameters.block.yaml") });
    const release = await treeItem(api.trees.specs, "Workflows", "price-simulation", "2.0.0");
    const prompts = await run(api, "pressBlock.deploy", {
      argument: release?.node,
      script: [
        [/Name of the deployment/, "price-check"],
        [/Machine/, "Large"],
        [/Dry run/, "false"],
        [/Supplier key/, "not-to-be-shown"],
      ],
    });
    const hidden = prompts.inputs.filter(({ isPassword }) => isPassword === true);
    assert.equal(hidden.length, 1);
    assert.match(hidden[0]?.prompt ?? "", /Supplier key/);
    const lines = prompts.reviews[0]?.lines.map(
      ({ label, description }) => `${label}: ${description}`,
    );
    assert.ok(
      lines?.some((line) => line.endsWith(": hidden")),
      "the key is not shown",
    );
    assert.ok(!JSON.stringify(prompts.reviews).includes("not-to-be-shown"));
    const notice = await until("the end of the deployment", () => prompts.notices[0]);
    assert.equal(notice.message, "price-check is deployed.");
    const deployment = await treeItem(api.trees.deployments, "price-check");
    assert.equal(deployment?.item.description, "deployed");
    assert.ok(await treeItem(api.trees.deployments, "price-check", "Revision 1"));
  });

  it("changes run parameters and metadata of the deployment that was clicked", async () => {
    const deployment = await treeItem(api.trees.deployments, "price-check");
    const argument = deployment?.node;
    const patched = await run(api, "pressBlock.patchParameters", {
      argument,
      script: [
        [/Which ones/, ["Label"]],
        [/Label/, "summer campaign"],
      ],
    });
    assert.match(patched.reviews[0]?.lines[0]?.description ?? "", / → "summer campaign"$/);
    assert.equal(patched.notices[0]?.message, "Changed label of price-check.");
    const updated = await run(api, "pressBlock.updateMetadata", {
      argument,
      script: [
        [/What is to be changed/, ["Summary"]],
        [/Summary/, "Watches the prices"],
      ],
    });
    assert.equal(updated.notices[0]?.message, "Updated the metadata of price-check.");
    const after = await treeItem(api.trees.deployments, "price-check");
    assert.match(JSON.stringify(after?.item.tooltip), /Watches the prices/);
  });

  it("offers to deploy what was just published", async () => {
    const argument = example("2-order-pipeline.block.yaml");
    const published = await run(api, "pressBlock.publish", { argument });
    const action = published.notices[0]?.actions[0];
    assert.equal(action?.title, "Deploy…");
    const script = [[/Name of the deployment/, "orders-from-notice"]] as const;
    const prompts = await run(api, action.command, { argument: action.argument, script });
    const notice = await until("the end of the deployment", () => prompts.notices[0]);
    assert.equal(notice.message, "orders-from-notice is deployed.");
  });

  it("deletes a deployment whose name was typed", async () => {
    const deployment = await treeItem(api.trees.deployments, "orders-from-notice");
    const script = [[/Type orders-from-notice/, "orders-from-notice"]] as const;
    const argument = deployment?.node;
    const prompts = await run(api, "pressBlock.deleteDeployment", { argument, script });
    assert.deepEqual(prompts.notices, []);
    const after = await treeItem(api.trees.deployments, "orders-from-notice");
    assert.notEqual(after?.item.description, "deployed");
  });

  it("copies the id of a spec", async () => {
    const spec = await treeItem(api.trees.specs, "Workflows", "morning-greeting");
    await run(api, "pressBlock.copyId", { argument: spec?.node });
    assert.equal(`spec/${await vscode.env.clipboard.readText()}`, spec?.item.id);
  });
});
