import { describe, expect, it } from "vitest";
import { deployRelease } from "../../../client/src/publish/deployRelease.js";
import { collectArguments, parameterForm } from "../../../client/src/publish/parameterForm.js";
import { planPublish } from "../../../client/src/publish/planPublish.js";
import { publishBlock } from "../../../client/src/publish/publishBlock.js";
import { PublishError } from "../../../client/src/publish/publishError.js";
import { watchDeployment } from "../../../client/src/publish/watchDeployment.js";
import { blockFile, PlatformFixture } from "./platformFixture.js";

const press = new PlatformFixture({ admin: true });
const isPost = (request: string) => request.startsWith("POST");

const parameters = {
  build: [{ name: "size", type: "number", required: false, defaultValue: 1, title: "Size" }],
  run: [{ name: "regions", type: "string_array", required: true, title: "Regions" }],
};

async function publishedSpec(extra = {}): Promise<string> {
  const content = blockFile(press.newName(), "1.0.0", extra);
  const plan = await planPublish({ client: press.witness, content });
  const result = await publishBlock({ client: press.witness, plan, format: "tgz" });
  if (result.outcome !== "created") throw new Error(result.message);
  return result.specId;
}

const bodyFor = (name: string, specId: string) => ({
  metadata: { name, summary: "For tests" },
  spec: { id: specId, release: { version: "1.0.0" } },
  revision: { notes: "First" },
});

const deploy = (name: string, specId: string, signal?: AbortSignal) =>
  deployRelease(
    { client: press.client, blockKind: "workflow", body: bodyFor(name, specId) },
    { clock: press.clock, ...(signal === undefined ? {} : { signal }) },
  );

async function deploymentsNamed(name: string): Promise<string[]> {
  const { items } = await press.witness.listDeployments({ name });
  return items.filter(({ metadata }) => metadata.name === name).map(({ id }) => id);
}

describe("the whole path", () => {
  it("leads from a file over a release with its parameters to a deployment that is deployed", async () => {
    const specId = await publishedSpec({ parameters });
    const { parameters: declared = {} } = await press.client.describeSpecRelease(specId, "1.0.0");
    const typed = ["2.5", '["north"]'];
    const answers = parameterForm(declared).map((question, index) => {
      const answer = question.answer(typed[index] ?? "");
      return { question, value: answer.isValid ? answer.value : answer.message };
    });
    const given = collectArguments(answers);
    expect(given).toEqual({ build: { size: 2.5 }, run: { regions: ["north"] } });
    const name = press.newName();
    const result = await deployRelease({
      client: press.client,
      blockKind: "workflow",
      body: { ...bodyFor(name, specId), ...(given === undefined ? {} : { parameters: given }) },
    });
    expect(result).toMatchObject({ outcome: "created", isLookedUp: false });
    const [deploymentId = ""] = await deploymentsNamed(name);
    const statuses: string[] = [];
    const watch = watchDeployment({ client: press.client, deploymentId }, { clock: press.clock });
    for await (const { status } of watch) {
      statuses.push(status);
      await press.platform.advance(3600);
    }
    expect(statuses).toEqual(["deploying", "deployed"]);
    const revisions = await press.client.listDeploymentRevisions(deploymentId);
    expect(revisions.items).toMatchObject([{ revision: "1", status: "deployed" }]);
  });
});

describe("deploying", () => {
  it.each(["lostAfter", "truncatedAfter", "status500After", "emptyAfter"] as const)(
    "finds the deployment when the answer was spoiled (%s)",
    async (fault) => {
      const specId = await publishedSpec();
      const name = press.newName();
      press.proxy.spoil = (request) => (isPost(request) ? fault : undefined);
      const result = await deploy(name, specId);
      const ids = await deploymentsNamed(name);
      expect(result).toEqual({ outcome: "created", deploymentId: ids[0], isLookedUp: true });
      expect(ids).toHaveLength(1);
      expect(press.proxy.count("POST")).toBe(1);
    },
  );

  it.each(["lostBefore", "status504Before", "hang"] as const)(
    "says so when there is none (%s)",
    async (fault) => {
      const specId = await publishedSpec();
      const name = press.newName();
      const controller = new AbortController();
      press.proxy.spoil = (request) => (isPost(request) ? fault : undefined);
      const deployed = deploy(name, specId, controller.signal);
      await press.proxy.received("POST");
      controller.abort();
      expect((await deployed).outcome).toBe("notCreated");
      expect(await deploymentsNamed(name)).toEqual([]);
      expect(press.proxy.count("POST")).toBe(1);
    },
  );

  it("stays open when one of another release took the name meanwhile", async () => {
    const [wanted, other] = [await publishedSpec(), await publishedSpec()];
    const name = press.newName();
    let isTaken = false;
    press.proxy.spoil = (request) => {
      if (!isPost(request)) return undefined;
      isTaken = true;
      return "lostBefore";
    };
    const result = await deployRelease(
      { client: press.client, blockKind: "workflow", body: bodyFor(name, wanted) },
      {
        clock: {
          now: () => press.clock.now(),
          // The other one comes while the first look is waited for.
          after: (_, callback) => {
            void press.witness.createDeployment(bodyFor(name, other)).then(callback, callback);
            return () => undefined;
          },
        },
      },
    );
    expect(isTaken).toBe(true);
    expect(result).toMatchObject({ outcome: "unknown" });
    expect(await deploymentsNamed(name)).toHaveLength(1);
  });

  it("does not begin when the name is taken", async () => {
    const specId = await publishedSpec();
    const name = press.newName();
    await deploy(name, specId);
    await expect(deploy(name, specId)).rejects.toThrow(PublishError);
    expect(press.proxy.count("POST")).toBe(1);
  });
});

describe("watching", () => {
  async function deployed(): Promise<string> {
    const result = await deploy(press.newName(), await publishedSpec());
    return result.outcome === "created" ? result.deploymentId : "";
  }

  const watch = (deploymentId: string, signal?: AbortSignal) =>
    watchDeployment(
      { client: press.client, deploymentId },
      { clock: press.clock, ...(signal === undefined ? {} : { signal }) },
    );

  it("asks ever less often, down to every 30 seconds, and stops after 30 minutes", async () => {
    const statuses: string[] = [];
    for await (const { status } of watch(await deployed())) statuses.push(status);
    expect(statuses).toEqual(["deploying"]);
    expect(press.clock.skipped.slice(0, 3)).toEqual([1000, 1500, 2250]);
    expect(Math.max(...press.clock.skipped)).toBe(30_000);
    const total = press.clock.skipped.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(30 * 60_000);
    expect(total).toBeLessThan(31 * 60_000);
  });

  it("ends when the deployment is gone", async () => {
    const id = await deployed();
    await press.platform.advance(3600);
    await press.witness.deleteDeployment(id);
    const statuses: string[] = [];
    for await (const { status } of watch(id)) {
      statuses.push(status);
      await press.platform.advance(3600);
    }
    expect(statuses).toEqual(["deleting"]);
  });

  it("waits a little for a deployment that is not there yet, and not for ever", async () => {
    const seen: unknown[] = [];
    for await (const deployment of watch("11111111-1111-4111-8111-111111111111")) {
      seen.push(deployment);
    }
    expect(seen).toEqual([]);
    expect(press.proxy.requests.length).toBeGreaterThan(3);
    expect(press.proxy.requests.length).toBeLessThan(10);
  });

  it("can be cancelled", async () => {
    const controller = new AbortController();
    const watched = watch(await deployed(), controller.signal);
    await watched.next();
    controller.abort();
    await expect(watched.next()).rejects.toMatchObject({ kind: "cancelled" });
  });
});
