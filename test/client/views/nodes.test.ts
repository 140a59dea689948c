import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpecContent } from "../../../client/src/api/pressClient.js";
import type { Area } from "../../../client/src/resources/listFilter.js";
import { DeploymentsNode } from "../../../client/src/views/nodes/deploymentsNode.js";
import type { ResourceNode } from "../../../client/src/views/nodes/node.js";
import { presentView } from "../../../client/src/views/viewPresentation.js";
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
const presented = (area: Area) => presentView(extension.services.store, area, "Local platform");
const items = async (node: ResourceNode) =>
  (await node.getChildren()).map((child) => child.toTreeItem());
const child = async (node: ResourceNode, label: string): Promise<ResourceNode> => {
  const found = (await node.getChildren()).find((each) => each.toTreeItem().label === label);
  if (found === undefined) throw new Error(`There is no ${label}.`);
  return found;
};

describe("the views of a platform", () => {
  it("are empty while there is nothing, which leaves the room to a welcome text", async () => {
    expect(await items(specs())).toEqual([]);
    expect(await items(deployments())).toEqual([]);
    expect(presented("specs").state).toBe("empty");
    expect(presented("deployments").state).toBe("empty");
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
      { label: "Run parameters", expansion: "collapsed" },
      { label: "Related blocks", expansion: "collapsed" },
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

  it("show what a deployment runs with, its related blocks, and hidden values never", async () => {
    const { id } = await client().createSpec({
      ...block("with-parameters"),
      parameters: {
        run: [
          { name: "days", title: "Days", type: "number", required: false, defaultValue: 14 },
          { name: "token", title: "Token", type: "string", required: true, hideValue: true },
        ],
      },
    });
    await client().createDeployment({
      metadata: { name: "parametrised", summary: "A test" },
      spec: { id },
      parameters: { run: { token: "not-to-be-shown" } },
    });
    await extension.run("pressBlock.refreshDeployments");
    const deployment = await child(deployments(), "parametrised");
    const parameters = await items(await child(deployment, "Run parameters"));
    expect(parameters).toMatchObject([
      { label: "days", description: "14", accessibleLabel: "Run parameter days, 14" },
      {
        label: "token",
        description: "••••••",
        accessibleLabel: "Run parameter token, hidden value",
      },
    ]);
    expect(JSON.stringify(parameters)).not.toContain("not-to-be-shown");
    const related = await items(await child(deployment, "Related blocks"));
    expect(related.map(({ label }) => label)).toEqual(["This deployment is part of no app."]);
  });

  it("lay deployments out by status and by spec", async () => {
    const headings = async (layout: string) => {
      await extension.run("pressBlock.groupDeployments", { script: [[/Group/, layout]] });
      return (await items(deployments())).map(({ label, description = "" }) =>
        `${label} ${description}`.trim(),
      );
    };
    expect(await headings("By status")).toEqual(["deploying 1", "deployed 1"]);
    expect(await headings("By spec")).toEqual(["with-parameters 1", "orders 1"]);
    expect(await headings("As a list")).toEqual(["parametrised deploying", "orders-emea deployed"]);
  });

  it("are filtered step by step, remembered, and cleared again", async () => {
    const script = [
      [/Now: nothing/, "Name"],
      [/Name begins with/, "block-0"],
      [/Now: name begins with "block-0"$/, "Sort"],
      [/In which order/, "name"],
      [/Now: .*sorted by name/, "Done"],
    ] as const;
    await extension.run("pressBlock.filterSpecs", { script });
    const labels = async () =>
      (await items(await child(specs(), "Workflows"))).map(({ label }) => label);
    const ten = Array.from({ length: 10 }, (_, index) => `block-0${index}`);
    expect(await labels()).toEqual(ten);
    await extension.run("pressBlock.searchSpecs", { script: [[/Text in/, "nowhere"]] });
    expect(await items(specs())).toEqual([]);
    expect(presented("specs").state).toBe("filteredOut");
    await extension.run("pressBlock.clearSpecFilters");
    await specs().getChildren();
    expect(presented("specs")).toMatchObject({ state: "ready", message: "sorted by name" });
  });

  it("say each line in words to a screen reader", async () => {
    const walk = async (node: ResourceNode, depth: number): Promise<readonly string[]> => {
      const children = depth === 0 ? [] : await node.getChildren();
      const below = await Promise.all(children.map((each) => walk(each, depth - 1)));
      return [node.toTreeItem().accessibleLabel, ...below.flat()];
    };
    const spoken = [...(await walk(deployments(), 2)), ...(await walk(specs(), 2))];
    expect(spoken).toContain("Deployment orders-emea, workflow, deployed, release 1.10.0");
    expect(spoken).toContain("Revision 1, deployed, release 1.10.0");
    expect(spoken.find((label) => label.startsWith("Spec block-00"))).toBe(
      "Spec block-00, workflow, newest release 1.0.0, available, private",
    );
    expect(spoken.filter((label) => label.trim() === "" || label.includes("undefined"))).toEqual(
      [],
    );
  });

  it("ask for the key again when it is refused", async () => {
    const wrong = createTestServices(folder, [
      providedAccount({ address: platform.address, key: "a-wrong-key-0000" }),
    ]);
    const [line] = await items(new SpecsNode(wrong.services.store));
    expect(line).toMatchObject({
      contextValue: "message.error",
      command: { id: "pressBlock.enterKey", title: "Enter Key" },
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
    expect(deployment?.label).toBe("parametrised");
    expect(presented("deployments")).toMatchObject({
      state: "offline",
      description: expect.stringMatching(/^Local platform · as of \d\d:\d\d$/) as unknown,
    });
  });
});
