import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import type { Area } from "../../../client/src/resources/listFilter.js";
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
  const store = new ResourceStore({ log, settings, records: new ParameterRecords(memory), clock });
  store.connect({ client: reader, isLocal: true });
  const changed = (area: Area) =>
    new Promise<void>((resolve) => {
      const subscription = store.onDidChange((other) => {
        if (other !== area) return;
        subscription.dispose();
        resolve();
      });
    });
  const statusOf = (id: string) =>
    store.deployments()?.state?.items.find((item) => item.id === id)?.status;
  return { clock, store, changed, statusOf };
}

async function deploy(name: string): Promise<string> {
  const { items } = await client.listSpecs({ status: ["available"] });
  const spec = items.find(({ kind }) => kind === "workflow");
  const body = { metadata: { name, summary: "A test" }, spec: { id: spec?.id ?? "" } };
  return (await client.createDeployment(body)).id;
}

describe("ResourceStore", () => {
  it("keeps deployments up to date while one is in progress and the view is seen", async () => {
    const { clock, store, changed, statusOf } = create();
    const id = await deploy("watched");
    await store.deployments()?.load();
    await store.revisions(id)?.load();
    store.setVisible("deployments", true);
    expect(statusOf(id)).toBe("deploying");
    await platform.advance(60);
    const change = changed("deployments");
    clock.advance(2_000);
    await change;
    expect(statusOf(id)).toBe("deployed");
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
});
