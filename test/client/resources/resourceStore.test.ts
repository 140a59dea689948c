import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import type { PressClient, SpecContent } from "../../../client/src/api/pressClient.js";
import { ParameterRecords } from "../../../client/src/resources/parameterRecords.js";
import type { PlatformReader } from "../../../client/src/resources/platformReader.js";
import { ResourceStore } from "../../../client/src/resources/resourceStore.js";
import { ViewSettings } from "../../../client/src/resources/viewSettings.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { MemoryMemento } from "../support/memoryPorts.js";
import { SkippingClock } from "../api/skippingClock.js";

let platform: PlatformProcess;
let client: PressClient;
/** The client, with its reads of deployments noted. */
let reader: PlatformReader;
let reads: string[];

beforeAll(async () => {
  platform = await startPlatform({ seed: true, admin: true });
  const { address: baseUrl, key } = platform;
  client = createPressClient({
    baseUrl,
    getKey: () => Promise.resolve(key),
    userAgent: "press-blocks-test/1",
  });
  reads = [];
  reader = {
    listSpecs: (...args) => client.listSpecs(...args),
    listAllSpecs: (...args) => client.listAllSpecs(...args),
    listSpecReleases: (...args) => client.listSpecReleases(...args),
    listAllDeployments: (...args) => client.listAllDeployments(...args),
    describeDeployment: (...args) => client.describeDeployment(...args),
    describeSpecRelease: (...args) => client.describeSpecRelease(...args),
    describeAppDeployment: (...args) => client.describeAppDeployment(...args),
    listInstanceOptions: (...args) => client.listInstanceOptions(...args),
    listDeployments: (...args) => {
      reads.push("deployments");
      return client.listDeployments(...args);
    },
    listDeploymentRevisions: (id, ...args) => {
      reads.push("revisions");
      return client.listDeploymentRevisions(id, ...args);
    },
  };
});

afterAll(() => platform.stop());

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function create() {
  const clock = new SkippingClock(0);
  const memory = new MemoryMemento();
  const settings = new ViewSettings(memory, log.error);
  const records = new ParameterRecords(memory);
  const store = new ResourceStore({ log, settings, records, clock });
  store.connect({ client: reader, isLocal: true });
  const statusOf = (id: string) =>
    store.deployments()?.state?.items.find((item) => item.id === id)?.status;
  return { clock, store, settings, records, statusOf };
}

async function deploy(name: string): Promise<string> {
  const { items } = await client.listSpecs({ status: ["available"] });
  const spec = items.find(({ kind }) => kind === "workflow");
  const body = { metadata: { name, summary: "A test" }, spec: { id: spec?.id ?? "" } };
  return (await client.createDeployment(body)).id;
}

describe("ResourceStore", () => {
  it("keeps deployments up to date while one is in progress and the view is seen", async () => {
    const { clock, store, statusOf } = create();
    const id = await deploy("watched");
    await store.deployments()?.load();
    await store.revisions(id)?.load();
    store.setVisible("deployments", true);
    expect(statusOf(id)).toBe("deploying");
    await platform.advance(60);
    clock.advance(2_000);
    await expect.poll(() => statusOf(id)).toBe("deployed");
    await expect
      .poll(() => store.revisions(id)?.state?.items.map(({ status }) => status))
      .toEqual(["deployed"]);
    store.dispose();
  });

  it("asks nothing while nobody sees the view", async () => {
    const { clock, store } = create();
    await deploy("unseen");
    await store.deployments()?.load();
    store.setVisible("deployments", true);
    store.setVisible("deployments", false);
    reads.length = 0;
    clock.advance(60_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads).toEqual([]);
    store.dispose();
  });

  it("reads only what was shown when it is refreshed", async () => {
    const { store } = create();
    reads.length = 0;
    await store.refreshAll();
    expect(reads).toEqual([]);
    await store.deployments()?.load();
    await store.refreshAll();
    expect(reads).toEqual(["deployments", "deployments"]);
    store.dispose();
  });

  it("forgets what it knew of one account when another one acts", async () => {
    const { store } = create();
    await store.specs()?.load();
    store.connect(undefined);
    expect(store.specs()).toBeUndefined();
    store.connect({ client: reader, isLocal: true });
    expect(store.specs()?.state).toBeUndefined();
    store.dispose();
  });

  it("reads a filtered list from the platform, and what the platform does not filter from its answer", async () => {
    const { store, settings } = create();
    const names = async () => {
      const { items } = (await store.specs()?.load()) ?? { items: [] };
      return items.map(({ metadata }) => metadata.name);
    };
    const all = await names();
    await settings.setFilter("specs", { kind: ["workflow"], sort: "name:asc" });
    const workflows = await names();
    expect(workflows.length).toBeGreaterThan(1);
    expect(workflows).toEqual(workflows.toSorted());
    expect(workflows.length).toBeLessThan(all.length);
    const [first = ""] = workflows;
    await settings.setFilter("specs", { kind: ["workflow"], name: first });
    expect(await names()).toEqual([first]);
    await settings.setFilter("specs", { createdBy: ["nobody"] });
    expect(await names()).toEqual([]);
    store.dispose();
  });

  it("marks what is behind the newest release, and parameters that were changed elsewhere", async () => {
    const { store, records } = create();
    const { id: specId } = await client.createSpec(release("1.0.0"));
    const body = { metadata: { name: "drifting", summary: "A test" }, spec: { id: specId } };
    const { id } = await client.createDeployment(body);
    const drift = () => {
      const deployment = store.deployments()?.state?.items.find((item) => item.id === id);
      return deployment && store.driftOf(deployment).map(({ kind }) => kind);
    };
    await store.deployments()?.load();
    await store.runParameters(id)?.load();
    await store.lookForDrift();
    expect(drift()).toEqual([]);
    await client.createSpecRelease(specId, release("1.1.0"));
    await client.patchParameters(id, { region: "south", api_key: "another-secret" });
    await store.refresh("deployments");
    expect(drift()).toEqual(["behind", "parameters"]);
    expect(store.changedParameters(id)).toEqual(["region"]);
    expect(JSON.stringify(store.runParameters(id)?.state)).not.toContain("secret");
    await store.acceptParameters(id);
    expect(drift()).toEqual(["behind"]);
    expect(records.ids()).toContain(id);
    store.dispose();
  });

  it("knows the releases of specs that are asked about, and nothing for certain without the platform", async () => {
    const { store } = create();
    const [spec] = (await client.listSpecs({ name: "drifts" })).items;
    const id = spec?.id ?? "";
    await store.knowledge.needReleases([id, "00000000-0000-4000-8000-000000000000"]);
    expect(store.knowledge.certain?.releases).toEqual(new Map([[id, ["1.1.0", "1.0.0"]]]));
    expect(store.knowledge.certain?.instanceTypes).toContainEqual({ id: 21, name: "Small" });
    await platform.kill();
    await store.knowledge.refresh();
    expect(store.knowledge.certain).toBeUndefined();
    expect(store.knowledge.newestRelease(id)).toBe("1.1.0");
    store.dispose();
  });
});

const release = (version: string): SpecContent => ({
  body: {
    version: 1,
    kind: "workflow",
    metadata: { name: "drifts", summary: "A block" },
    release: { version, notes: "Another" },
    config: {
      steps: { one: { type: "standard", imageDetails: { id: 1, versionId: 1 }, command: "true" } },
      triggers: [{ webhook: true }],
    },
  },
  parameters: {
    run: [
      { name: "region", title: "Region", type: "string", required: false, defaultValue: "north" },
      {
        name: "api_key",
        title: "Key",
        type: "string",
        required: false,
        hideValue: true,
        defaultValue: "first-secret",
      },
    ],
  },
});
