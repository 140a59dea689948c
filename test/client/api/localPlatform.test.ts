import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { errorOf } from "./pressFixture.js";

let platform: PlatformProcess;
let client: PressClient;

beforeAll(async () => {
  platform = await startPlatform({ seed: true, admin: true });
  client = createPressClient({
    baseUrl: platform.address,
    getKey: () => Promise.resolve(platform.key),
    userAgent: "press-blocks-test/1",
  });
});

afterAll(() => platform.stop());

const environment = {};
const step = { type: "standard", command: "python main.py", imageDetails: { id: 1, versionId: 1 } };

function content(name: string, version: string) {
  return {
    body: {
      version: 1,
      kind: "workflow",
      metadata: { name, summary: "Made by a test" },
      release: { version, notes: `Release ${version}` },
      config: { steps: { first: step } },
    },
    parameters: {
      run: [
        { name: "region", type: "string", required: false, defaultValue: "north" },
        { name: "secret", type: "string", required: false, hideValue: true, defaultValue: "x" },
      ],
    },
  };
}

const releaseContent = (version: string) => {
  const { body, parameters } = content("", version);
  return { body: { release: body.release, config: body.config }, parameters };
};

async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}

const metadata = (name: string) => ({ name, summary: "Made by a test" });

/** Moves the platform's clock past everything that is under way. */
const settle = () => platform.advance(3_600);

describe("every operation of the client is understood by the local platform", () => {
  it("from a spec and its releases", async () => {
    const { id: specId } = await client.createSpec(content("walk", "1.0.0"));
    const created = await client.createSpecRelease(specId, releaseContent("1.1.0"));
    expect(created).toMatchObject({ id: specId, release: { version: "1.1.0" } });
    const spec = await client.describeSpec(specId);
    expect(spec).toMatchObject({ id: specId, latestRelease: { version: "1.1.0" } });
    expect((await client.listSpecReleases(specId)).items.map(({ version }) => version)).toEqual([
      "1.1.0",
      "1.0.0",
    ]);
    const release = await client.describeSpecRelease(specId, "1.0.0");
    expect(release).toMatchObject({ version: "1.0.0", notes: "Release 1.0.0" });
    expect(release.parameters?.run?.map(({ name }) => name)).toEqual(["region", "secret"]);
    await client.updateSpecMetadata(specId, { metadata: { title: "Walked" }, featured: true });
    const found = await client.listSpecs({ name: "wal", title: "Wal", featured: true });
    expect(found.items).toMatchObject([{ id: specId, metadata: { title: "Walked" } }]);
    const everywhere = await client.listAllSpecs({ term: "walked", kind: ["workflow"] });
    expect(everywhere.items.map(({ id }) => id)).toEqual([specId]);
    await client.deleteSpec(specId);
    expect((await errorOf(client.describeSpec(specId))).kind).toBe("notFound");
  });

  it("over a deployment, its revisions and parameters", async () => {
    const { id: specId } = await client.createSpec(content("run", "1.0.0"));
    const { id } = await client.createDeployment({
      metadata: metadata("run-north"),
      spec: { id: specId, release: { version: "1.0.0" } },
      revision: { notes: "First" },
    });
    await settle();
    expect(await client.describeDeployment(id)).toMatchObject({ id, status: "deployed" });
    const { revision } = await client.createDeploymentRevision(id, { revision: { notes: "2" } });
    expect(revision).toBe("2");
    expect((await errorOf(client.createDeploymentRevision(id))).kind).toBe("conflict");
    await settle();
    expect(await client.describeDeploymentRevision(id, "1")).toMatchObject({
      revision: "1",
      status: "superseded",
    });
    const revisions = await all(client.listDeploymentRevisions(id, { sort: ["createdAt:asc"] }));
    expect(revisions.map((one) => one.revision)).toEqual(["1", "2"]);
    expect((await errorOf(client.redeploy(id))).kind).toBe("conflict");
    await client.patchParameters(id, { region: "south" });
    await client.patchParametersV2(id, { parameters: { secret: "canary-hidden-value" } });
    const values = await client.getParameters({ deploymentId: id, environment });
    expect(values["region"]).toBe("south");
    expect(JSON.stringify(await client.describeDeployment(id))).not.toContain("canary");
    await client.updateDeploymentMetadata(id, { title: "North", tags: [{ name: "a" }] });
    const [found] = (await client.listDeployments({ name: "run-n", title: "Nor" })).items;
    expect(found).toMatchObject({ id, metadata: { title: "North", tags: [{ name: "a" }] } });
    const ofSpec = await client.listSpecDeployments(specId, { version: "1.0.0" });
    expect(ofSpec.items.map((one) => one.id)).toEqual([id]);
    const everywhere = await client.listAllDeployments({ term: "run-north" });
    expect(everywhere.items.map((one) => one.id)).toEqual([id]);
    expect((await client.executeResources(id)).executeResponse).toBeInstanceOf(Array);
    expect(await client.getRelatedBlockDetails({ deploymentId: id, environment })).toEqual([]);
    await client.deleteDeployment(id);
    await settle();
    expect((await errorOf(client.describeDeployment(id))).kind).toBe("notFound");
  });

  it("to apps, whose blocks know each other, and what the tenant may use", async () => {
    const apps = await all(client.listAllDeployments({ kind: ["app"] }));
    const app = await client.describeAppDeployment(apps[0]?.id ?? "");
    const blocks = app.latestRevision?.blocks ?? [];
    expect(blocks.length).toBeGreaterThan(1);
    const related = await client.getRelatedBlockDetails({
      deploymentId: blocks[0]?.deploymentId ?? "",
      environment,
    });
    expect(related.map(({ id }) => id)).toEqual(blocks.map(({ deploymentId }) => deploymentId));
    for (const entityType of ["workflow", "webapp"] as const) {
      const { data } = await client.listInstanceOptions({ entityType });
      expect(data.length).toBeGreaterThan(0);
    }
  });

  it("for a deployment that failed, which is redeployed", async () => {
    const [failed] = (await client.listDeployments({ status: ["failed"] })).items;
    const { id = "" } = failed ?? {};
    await client.redeploy(id);
    expect(["redeploying", "deployed"]).toContain((await client.describeDeployment(id)).status);
  });

  it("page by page, each item once", async () => {
    const whole = (await client.listSpecs({ pageSize: 100 })).items.map(({ id }) => id);
    const read = (await all(client.listSpecs({ pageSize: 2 }))).map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(4);
    expect(read).toEqual(whole);
  });
});

describe("a decision of the user that is sent twice", () => {
  it("is carried out once", async () => {
    const { id: specId } = await client.createSpec(content("twice", "1.0.0"));
    const body = { metadata: metadata("twice-north"), spec: { id: specId } };
    const idempotencyKey = "6f0d5f7c-0b51-4c0f-9d7e-0f6f2f6c2b11";
    const first = await client.createDeployment(body, { idempotencyKey });
    const second = await client.createDeployment(body, { idempotencyKey });
    expect(second).toEqual(first);
    expect((await errorOf(client.createDeployment(body))).kind).toBe("conflict");
  });
});
