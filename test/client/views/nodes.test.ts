import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpecContent } from "../../../client/src/api/pressClient.js";
import { DeploymentsNode } from "../../../client/src/views/nodes/deploymentsNode.js";
import type { ResourceNode } from "../../../client/src/views/nodes/node.js";
import { SpecsNode } from "../../../client/src/views/nodes/specsNode.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";

let folder: string;
let platform: PlatformProcess;
let extension: TestServices;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-nodes-"));
  platform = await startPlatform({ admin: true });
  extension = createTestServices(folder, [providedAccount(platform)]);
});

afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true });
});

const block = (name: string, version = "1.0.0"): SpecContent => ({
  body: {
    version: 1,
    kind: "workflow",
    metadata: { name, summary: "A block" },
    release: { version, notes: "$(trash) [x](command:y)" },
    config: {
      steps: { one: { type: "standard", imageDetails: { id: 1, versionId: 1 }, command: "true" } },
      triggers: [{ webhook: true }],
    },
  },
});

const client = () => {
  const connection = extension.services.connections.active();
  if (connection === undefined) throw new Error("Nobody is signed in.");
  return connection.client;
};
const specs = () => new SpecsNode(extension.services.store);
const deployments = () => new DeploymentsNode(extension.services.store);
const items = async (node: ResourceNode) =>
  (await node.getChildren()).map((child) => child.toTreeItem());
const child = async (node: ResourceNode, label: string): Promise<ResourceNode> => {
  const found = (await node.getChildren()).find((each) => each.toTreeItem().label === label);
  if (found === undefined) throw new Error(`There is no ${label}.`);
  return found;
};

describe("the views of a platform", () => {
  it("say what to do while there is nothing", async () => {
    expect(await items(specs())).toMatchObject([{ contextValue: "message.information" }]);
    expect((await items(deployments()))[0]?.label).toMatch(/^No deployments yet/);
  });

  it("show a spec under its kind, and its releases under it, after a refresh", async () => {
    const { id } = await client().createSpec(block("orders"));
    await client().createSpecRelease(id, block("orders", "1.10.0"));
    await extension.run("pressBlock.refreshSpecs");
    const [kind] = await items(specs());
    expect(kind).toMatchObject({ label: "Workflows", expansion: "expanded" });
    const spec = await child(await child(specs(), "Workflows"), "orders");
    expect(spec.toTreeItem()).toMatchObject({ description: "1.10.0", contextValue: "spec" });
    expect((await items(spec)).map(({ label }) => label)).toEqual(["1.10.0", "1.0.0"]);
  });

  it("show names and notes of others as plain text", async () => {
    const spec = await child(await child(specs(), "Workflows"), "orders");
    const [release] = await items(spec);
    expect(release?.description).not.toMatch(/\$\(|\]\(/);
    expect(release?.tooltip).not.toMatch(/\$\(|\]\(/);
  });

  it("show a deployment with its status, and its revisions under it", async () => {
    const [spec] = (await client().listSpecs()).items;
    await client().createDeployment({
      metadata: { name: "orders-emea", summary: "Orders" },
      spec: { id: spec?.id ?? "" },
    });
    await extension.run("pressBlock.refreshDeployments");
    const moving = await child(deployments(), "orders-emea");
    expect(moving.toTreeItem()).toMatchObject({
      description: "deploying",
      icon: { id: "loading~spin" },
    });
    await platform.advance(60);
    await extension.run("pressBlock.refreshDeployments");
    const deployed = await child(deployments(), "orders-emea");
    expect(deployed.toTreeItem()).toMatchObject({
      description: "deployed",
      icon: { id: "pass", color: "testing.iconPassed" },
    });
    expect(await items(deployed)).toMatchObject([
      { label: "Revision 1", description: "1.10.0 · deployed" },
    ]);
  });

  it("show a list page by page, and keep what is shown when they are refreshed", async () => {
    for (let number = 0; number < 30; number += 1) {
      await client().createSpec(block(`block-${String(number).padStart(2, "0")}`));
    }
    await extension.run("pressBlock.refreshSpecs");
    const count = async () => (await items(await child(specs(), "Workflows"))).length;
    expect(await count()).toBe(25);
    const more = await child(specs(), "Load more…");
    await extension.run("pressBlock.loadMore", { argument: more });
    expect(await count()).toBe(31);
    await extension.run("pressBlock.refreshSpecs");
    expect(await count()).toBe(31);
    expect((await items(specs())).map(({ label }) => label)).toEqual(["Workflows"]);
  });

  it("have ids that are the same after a refresh and differ from each other", async () => {
    const ids = async () => (await items(await child(specs(), "Workflows"))).map(({ id }) => id);
    const before = await ids();
    await extension.run("pressBlock.refreshSpecs");
    expect(await ids()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  it("ask for the key again when it is refused", async () => {
    const wrong = createTestServices(folder, [
      providedAccount({ address: platform.address, key: "a-wrong-key-0000" }),
    ]);
    const [line] = await items(new SpecsNode(wrong.services.store));
    expect(line).toMatchObject({
      contextValue: "message.error",
      command: { id: "pressBlock.signIn" },
    });
    expect(line?.label).not.toContain("a-wrong-key-0000");
  });

  it("are empty while nobody is signed in, which leaves the room to the welcome text", async () => {
    const nobody = createTestServices(folder);
    expect(await items(new SpecsNode(nobody.services.store))).toEqual([]);
    expect(await items(new DeploymentsNode(nobody.services.store))).toEqual([]);
  });

  it("keep what was read, and say since when, while the platform does not answer", async () => {
    await platform.kill();
    await extension.run("pressBlock.refreshDeployments");
    const [failure, deployment] = await items(deployments());
    expect(failure?.label).toMatch(/Showing what was read at \d\d:\d\d\.$/);
    expect(failure?.command?.id).toBe("pressBlock.startLocalPlatform");
    expect(deployment?.label).toBe("orders-emea");
  });
});
