import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { TargetHolder, type Target } from "../../../client/src/resources/target.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import type { Script } from "../../support/scriptedPrompts.js";
import { blockFile } from "../publish/platformFixture.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";
import { checkText } from "../../support/checkText.js";

let folder: string;
let platform: PlatformProcess;
let extension: TestServices;
let client: PressClient;
let specId: string;
let deploymentId: string;

const parameters = {
  run: [
    { name: "limit", type: "number", required: false, defaultValue: 1 },
    { name: "token", type: "string", required: false, hideValue: true },
  ],
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "press-compare-"));
  platform = await startPlatform({ transition: 0 });
  extension = createTestServices(folder, [providedAccount(platform)]);
  client = extension.services.connections.active()!.client;
  ({ id: specId } = await client.createSpec({ body: blockFile("orders").body, parameters }));
  const { release, config } = blockFile("orders", "1.1.0").body;
  await client.createSpecRelease(specId, { body: { release, config } });
  const deploy = (name: string, limit: number) =>
    client.createDeployment({
      metadata: { name, summary: "For tests" },
      spec: { id: specId, release: { version: "1.0.0" } },
      parameters: { run: { limit, token: "canary-token" } },
    });
  ({ id: deploymentId } = await deploy("nightly", 2));
  await deploy("weekly", 7);
});

afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

/** A tree item. */
class Item extends TargetHolder {
  override readonly target: Target;

  constructor(target: Target) {
    super();
    this.target = target;
  }
}

const spec = () => new Item({ kind: "spec", id: specId, name: "orders", blockKind: "workflow" });
const release = (version: string) =>
  new Item({ kind: "release", specId, specName: "orders", blockKind: "workflow", version });
const deployment = () =>
  new Item({ kind: "deployment", id: deploymentId, name: "nightly", blockKind: "workflow" });
const revision = (number: string) =>
  new Item({
    kind: "revision",
    ...{ deploymentId, deploymentName: "nightly", blockKind: "workflow", revision: number },
  });

async function shown(
  id: "pressBlock.openDocument" | "pressBlock.showDeployedRelease",
  options: { readonly argument?: unknown; readonly script?: Script },
): Promise<{ readonly uri: string; readonly text: string }> {
  const prompts = await extension.run(id, options);
  expect(prompts.notices).toEqual([]);
  const uri = extension.shown.at(-1) ?? "";
  return { uri, text: await extension.readDocument(uri) };
}

describe("opening as a document", () => {
  it.each([
    ["spec", spec, "orders.block.yaml", "create-spec", "summary: For tests"],
    ["release", () => release("1.0.0"), "orders@1.0.0.block.yaml", "create-release", "1.0.0"],
    ["deployment", deployment, "nightly.deployment.block.yaml", "create-deployment", "limit: 2"],
    [
      "revision",
      () => revision("1"),
      "nightly.revision-1.block.yaml",
      "create-revision",
      "limit: 2",
    ],
  ])("shows a %s as the block file that would make it", async (_kind, argument, ...expected) => {
    const [fileName, kind, line] = expected;
    const { uri, text } = await shown("pressBlock.openDocument", { argument: argument() });
    expect(decodeURIComponent(new URL(uri).pathname)).toBe(`/${fileName}`);
    expect(text.split("\n")[0]).toBe(`# peak-press: ${kind}`);
    expect(text).toContain(line);
    expect(text).not.toContain("canary");
    expect(uri).not.toContain(platform.key);
  });

  it("makes files without a mistake", async () => {
    const { text } = await shown("pressBlock.openDocument", { argument: spec() });
    expect(checkText(text).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("asks for what is to be shown when started from the palette", async () => {
    const { text } = await shown("pressBlock.openDocument", {
      script: [
        [/What is to be shown/, "A Revision"],
        [/Which deployment/, "weekly"],
        [/Which revision/, "Revision 1"],
      ],
    });
    expect(text).toContain("# Revision 1 of weekly (workflow), read-only");
    expect(text).toContain('token: "********"');
  });

  it("shows the release that a deployment runs, not the newest", async () => {
    const { text } = await shown("pressBlock.showDeployedRelease", { argument: deployment() });
    expect(text).toContain("# Release 1.0.0 of orders (workflow), read-only");
  });

  it("says what is gone, and shows nothing", async () => {
    const before = extension.shown.length;
    const argument = release("9.9.9");
    const prompts = await extension.run("pressBlock.openDocument", { argument });
    expect(prompts.notices).toMatchObject([{ level: "error" }]);
    expect(extension.shown).toHaveLength(before);
  });

  it("reads again what was changed since", async () => {
    const { uri } = await shown("pressBlock.openDocument", { argument: spec() });
    await client.updateSpecMetadata(specId, { metadata: { title: "Orders of the day" } });
    expect(await extension.readDocument(uri)).toContain("title: Orders of the day");
  });
});

describe("comparing what is published", () => {
  const diff = async () => {
    const [left, right] = [extension.diffs.at(-1)?.left ?? "", extension.diffs.at(-1)?.right ?? ""];
    return [await extension.readDocument(left), await extension.readDocument(right)] as const;
  };

  it("puts the older of two releases to the left, whichever was selected first", async () => {
    await extension.run("pressBlock.selectForCompare", { argument: release("1.1.0") });
    expect(extension.contexts.get("pressBlock:releaseSelected")).toBe(true);
    expect(extension.contexts.get("pressBlock:deploymentSelected")).toBe(false);
    await extension.run("pressBlock.compareWithSelected", { argument: release("1.0.0") });
    expect(extension.diffs.at(-1)?.title).toBe("orders 1.0.0 ↔ orders 1.1.0");
    const [left, right] = await diff();
    expect(left).toContain("Notes of 1.0.0");
    expect(right).toContain("Notes of 1.1.0");
  });

  it("lists what changed between two releases", async () => {
    await extension.run("pressBlock.selectForCompare", { argument: release("1.0.0") });
    await extension.run("pressBlock.compareContractWithSelected", { argument: release("1.1.0") });
    const text = await extension.readDocument(extension.shown.at(-1) ?? "");
    expect(text).toContain("Contract of orders 1.1.0, compared with orders 1.0.0");
    expect(text).toContain('  The run parameter "limit" was removed');
  });

  it("compares the run parameters of two deployments, hidden values masked", async () => {
    await extension.run("pressBlock.compare", {
      script: [
        [/What is to be compared/, "Run Parameters of Two Deployments"],
        [/1 of 2/, "nightly"],
        [/2 of 2/, "weekly"],
      ],
    });
    const texts = await diff();
    expect(texts.map((text) => /limit: \d/.exec(text)?.[0])).toEqual(["limit: 2", "limit: 7"]);
    expect(texts.join()).not.toContain("canary");
  });

  it("compares two releases that are asked for", async () => {
    const prompts = await extension.run("pressBlock.compare", {
      script: [
        [/What is to be compared/, "Contracts of Two Releases"],
        [/Which spec/, "orders"],
        [/2 of 3/, "1.0.0"],
        [/3 of 3/, "1.1.0"],
      ],
    });
    expect(prompts.notices).toEqual([]);
    expect(await extension.readDocument(extension.shown.at(-1) ?? "")).toContain("Breaking");
  });

  it("refuses two of different kinds, and an item that nobody selected, in one sentence", async () => {
    await extension.run("pressBlock.selectForCompare", { argument: release("1.0.0") });
    const mixed = await extension.run("pressBlock.compareWithSelected", { argument: deployment() });
    expect(mixed.notices[0]?.message).toBe(
      "orders 1.0.0 is a release and nightly is a deployment; compare two of a kind.",
    );
    const other = createTestServices(folder, [providedAccount(platform)]);
    const none = await other.run("pressBlock.compareWithSelected", { argument: deployment() });
    expect(none.notices[0]?.message).toMatch(/^Select a release/);
  });

  it("compares a file that was never published with nothing", async () => {
    extension.openFile = {
      ...{ uri: "file:///new.block.yaml", languageId: "press-block", name: "new.block.yaml" },
      text: () => JSON.stringify(blockFile("never-published")),
      save: () => Promise.reject(new Error("A comparison saves nothing.")),
    };
    const prompts = await extension.run("pressBlock.compareWithPublished");
    expect(prompts.notices[0]?.message).toMatch(/^Nothing is published of never-published yet/);
  });

  it("compares the open file with a release that is chosen, without saving it", async () => {
    extension.openFile = {
      ...{ uri: "file:///orders.block.yaml", languageId: "press-block", name: "orders.block.yaml" },
      text: () => JSON.stringify(blockFile("orders", "1.2.0")),
      save: () => Promise.reject(new Error("A comparison saves nothing.")),
    };
    const script: Script = [[/Which release/, "1.0.0"]];
    await extension.run("pressBlock.compareWithPublished", { script });
    expect(extension.diffs.at(-1)).toMatchObject({
      right: "file:///orders.block.yaml",
      title: "orders 1.0.0 ↔ orders.block.yaml",
    });
    await extension.run("pressBlock.compareContractWithPublished", { script });
    const text = await extension.readDocument(extension.shown.at(-1) ?? "");
    expect(text).toContain("Version that the changes ask for: 2.0.0");
  });
});

describe("a folder that is not trusted", () => {
  it("has nothing read for it", async () => {
    const restricted = createTestServices(folder, [providedAccount(platform)]);
    restricted.trusted = false;
    const prompts = await restricted.run("pressBlock.openDocument", { argument: spec() });
    expect(prompts.notices[0]?.actions[0]?.command).toBe("workbench.trust.manage");
    expect(restricted.shown).toEqual([]);
  });
});
