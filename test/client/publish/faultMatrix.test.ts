import { appendFileSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import { collectFiles } from "../../../client/src/artifact/collectFiles.js";
import { carryOut } from "../../../client/src/publish/changes/carryOut.js";
import {
  createRevision,
  patchParameters,
  redeploy,
} from "../../../client/src/publish/changes/changeDeployment.js";
import { deleteChange } from "../../../client/src/publish/changes/deleteChange.js";
import { deployRelease } from "../../../client/src/publish/deployRelease.js";
import { Journal } from "../../../client/src/publish/journal/journal.js";
import { changeKinds } from "../../../client/src/publish/journal/journalEntry.js";
import { newSpec } from "../../../client/src/publish/locatePublish.js";
import { planPublish } from "../../../client/src/publish/planPublish.js";
import { publishBlock } from "../../../client/src/publish/publishBlock.js";
import { watchDeployment } from "../../../client/src/publish/watchDeployment.js";
import { SkippingClock } from "../api/skippingClock.js";
import {
  changeCases,
  deploymentBody,
  deploymentsNamed,
  givenDeployment,
  specsNamed,
} from "./changeCases.js";
import { MemoryJournal } from "./memoryJournal.js";
import { blockFile, PlatformFixture } from "./platformFixture.js";

// The numbers are those of the table in docs/publishing.md.
const other = { "other-key-0001": "globex" };
const press = new PlatformFixture({
  admin: true,
  keys: { "acme-key-0001": "acme", ...other },
});
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-test-"));
  await mkdir(path.join(folder, "temporary"));
  vi.stubEnv("TMPDIR", path.join(folder, "temporary"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const isPost = (request: string) => request.startsWith("POST");

async function planned(name: string, version = "1.0.0", extra = {}) {
  const content = blockFile(name, version, extra);
  return planPublish({ client: press.witness, content });
}

/** A plan with an artifact of about this size. */
async function withArtifact(name: string, size = 300_000) {
  await mkdir(path.join(folder, "app"), { recursive: true });
  const noise = Buffer.alloc(size, 0);
  for (let at = 0; at < size; at += 1) noise[at] = (at * 7919 + (at >> 3) * 104_729) % 251;
  await writeFile(path.join(folder, "app", "data.bin"), noise);
  const plan = await planned(name, "1.0.0", { artifact: { path: "app" } });
  const files = await collectFiles({ path: "app", fileFolder: folder });
  return { client: press.client, plan, files, format: "zip" } as const;
}

describe("the artifact", () => {
  it("F9: cancelled while it is packed, nothing is sent and nothing left", async () => {
    const request = await withArtifact(press.newName());
    const controller = new AbortController();
    const published = publishBlock(request, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(published).rejects.toMatchObject({ kind: "cancelled" });
    expect(press.proxy.requests).toEqual([]);
    expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
  });

  it.each(["pack", "send"] as const)("F11: altered at %s, nothing is sent", async (moment) => {
    const request = await withArtifact(press.newName());
    const temporary = path.join(folder, "temporary");
    const storage = new MemoryJournal();
    let isAltered = false;
    const published = publishBlock(request, {
      journal: new Journal(storage),
      account: { id: "account-1", origin: press.proxy.address },
      onProgress: ({ step }) => {
        if (step !== moment || isAltered) return;
        isAltered = true;
        const [made = ""] = readdirSync(temporary);
        appendFileSync(path.join(temporary, made, "artifact.zip"), "x".repeat(1_000_000));
      },
    });
    await expect(published).rejects.toThrow(/changed on disk before it was sent/);
    expect(press.proxy.count("POST")).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
    expect(storage.keys()).toEqual([]);
  });

  it.each([1, 150_000])(
    "F29: cut after %i bytes, it is looked up and may be repeated",
    async (bytes) => {
      const name = press.newName();
      const request = await withArtifact(name);
      press.proxy.spoil = (seen) => (isPost(seen) ? { resetAfterBytes: bytes } : undefined);
      const options = { clock: press.clock };
      expect(await publishBlock(request, options)).toMatchObject({ outcome: "notCreated" });
      press.proxy.spoil = () => undefined;
      expect(await publishBlock(request, options)).toMatchObject({ outcome: "created" });
      expect(await specsNamed(press, name)).toHaveLength(1);
    },
  );

  it("F30: refused as too large, the platform's limit is told", async () => {
    const request = await withArtifact(press.newName());
    const body = JSON.stringify({ detail: "At most 1 MB." });
    const headers = { "content-type": "application/json" };
    press.proxy.spoil = (seen) =>
      isPost(seen) ? { before: { do: "answer", status: 413, headers, body } } : undefined;
    await expect(publishBlock(request)).rejects.toMatchObject({
      kind: "payloadTooLarge",
      message: expect.stringContaining("At most 1 MB") as string,
    });
    expect(press.proxy.count("POST")).toBe(1);
  });

  it("F31: taken without an answer, it can be cancelled and is looked up", async () => {
    const name = press.newName();
    const request = await withArtifact(name);
    const controller = new AbortController();
    press.proxy.spoil = (seen) =>
      isPost(seen) ? { after: { do: "hang", then: () => controller.abort() } } : undefined;
    const { signal } = controller;
    const result = await publishBlock(request, { clock: press.clock, signal });
    expect(result).toMatchObject({ outcome: "created", isLookedUp: true });
    expect(await specsNamed(press, name)).toHaveLength(1);
  });
});

describe("a spec or release that is there", () => {
  it("F27: with the same content was published before, and that is all", async () => {
    const name = press.newName();
    const plan = await planned(name);
    await press.witness.createSpec({ body: plan.content.body });
    const result = await publishBlock({ client: press.client, plan, format: "zip" });
    expect(result).toMatchObject({ outcome: "created", isAlreadyThere: true });
    expect(await specsNamed(press, name)).toHaveLength(1);
  });

  it("F27: with other content is a conflict", async () => {
    const name = press.newName();
    const plan = await planned(name);
    const content = blockFile(name);
    content.body.config.steps.work.command = "echo other";
    await press.witness.createSpec({ body: content.body });
    const published = publishBlock({ client: press.client, plan, format: "zip" });
    await expect(published).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is not taken for the tenant's own when it is another's", async () => {
    const name = press.newName();
    const globex = createPressClient({
      baseUrl: press.platform.address,
      getKey: () => Promise.resolve(Object.keys(other)[0]),
      userAgent: "press-blocks-test",
    });
    const foreign = await globex.createSpec({ body: blockFile(name).body, scope: "public" });
    const content = blockFile(name);
    const chooseShared = () => Promise.resolve(newSpec);
    const plan = await planPublish({ client: press.client, content, chooseShared });
    expect(plan).toMatchObject({ action: "createSpec", otherIds: [foreign.id] });
    press.proxy.spoil = (seen) => (isPost(seen) ? "lostAfter" : undefined);
    const request = { client: press.client, plan, format: "zip" } as const;
    const result = await publishBlock(request, { clock: press.clock });
    expect(result).toMatchObject({ outcome: "created", isLookedUp: true });
    expect(result).not.toMatchObject({ specId: foreign.id });
    const next = await planPublish({ client: press.client, content: blockFile(name, "1.1.0") });
    expect(next).toMatchObject({ action: "createRelease" });
    expect(next).not.toMatchObject({ specId: foreign.id });
  });
});

describe("a deployment", () => {
  it("F33: that fails leaves the release, which is deployed without another upload", async () => {
    const name = press.newName();
    const plan = await planned(name);
    const published = await publishBlock({ client: press.client, plan, format: "zip" });
    const specId = published.outcome === "created" ? published.specId : "";
    const request = {
      client: press.client,
      blockKind: "workflow",
      body: deploymentBody(name, specId),
    };
    const body = { ...request.body, parameters: {} };
    press.proxy.spoil = (seen) =>
      isPost(seen) ? { before: { do: "answer", status: 403 } } : undefined;
    await expect(deployRelease({ ...request, body })).rejects.toMatchObject({ kind: "forbidden" });
    press.proxy.spoil = () => undefined;
    expect(await deployRelease({ ...request, body })).toMatchObject({ outcome: "created" });
    expect(
      press.proxy.requests.filter((seen) => seen.startsWith("POST /v1/blocks/specs")),
    ).toHaveLength(1);
    expect(await deploymentsNamed(press, name)).toHaveLength(1);
  });

  it("F38: shows a status that nobody knows as it is, and goes on watching", async () => {
    const { id } = await givenDeployment(press);
    let looks = 0;
    press.proxy.spoil = () => {
      looks += 1;
      const status = ["teleporting", "deploying", "deployed"][Math.min(looks - 1, 2)] ?? "";
      const change = (body: string) => JSON.stringify({ ...(JSON.parse(body) as object), status });
      return { after: { do: "malform", change } };
    };
    const seen: string[] = [];
    const watch = watchDeployment(
      { client: press.client, deploymentId: id },
      { clock: press.clock },
    );
    for await (const { status } of watch) seen.push(status);
    expect(seen).toEqual(["teleporting", "deploying", "deployed"]);
  });

  it("F39, F46: is watched on after the machine has slept, and whatever its clock says", async () => {
    const { id } = await givenDeployment(press, "deploying");
    let now = 0;
    let asked = 0;
    const clock = {
      now: () => now,
      after: (_: number, callback: () => void) => {
        asked += 1;
        // Eight hours asleep, then two days back.
        now += asked === 1 ? 8 * 3_600_000 : -48 * 3_600_000;
        setImmediate(callback);
        return () => undefined;
      },
    };
    const statuses: string[] = [];
    for await (const { status } of watchDeployment(
      { client: press.client, deploymentId: id },
      { clock },
    )) {
      statuses.push(status);
      if (asked > 60) break;
    }
    // 30 minutes of waits, not of the clock on the wall.
    expect(asked).toBeGreaterThan(50);
    expect(statuses).toEqual(["deploying"]);
  });

  it("F43: parameters that somebody else changed meanwhile are not overwritten", async () => {
    const { id, name } = await givenDeployment(press);
    await press.witness.patchParameters(id, { limit: 7 });
    const patch = { deployment: { id, name }, values: { limit: 5 }, seen: { limit: 2 } };
    await expect(patchParameters({ client: press.client, ...patch })).rejects.toThrow(
      `The parameter "limit" of "${name}" changed meanwhile from 2 to 7; look at it and decide again.`,
    );
    expect(press.proxy.changes).toBe(0);
  });

  it("F44: which parameters hold is read afterwards, whatever the platform said", async () => {
    const { id, name } = await givenDeployment(press);
    press.proxy.spoil = (seen) =>
      seen.startsWith("PATCH")
        ? { before: { do: "answer", status: 200, body: '{"limit":5}' } }
        : undefined;
    const patch = { deployment: { id, name }, values: { limit: 5, token: "new" } };
    const result = await patchParameters({
      client: press.client,
      ...patch,
      hidden: new Set(["token"]),
    });
    expect(result).toMatchObject({
      outcome: "done",
      made: { applied: [], notApplied: ["limit"], hidden: ["token"] },
    });
  });

  it("F45: is redeployed once when that is started twice, and not when it runs", async () => {
    const { id } = await givenDeployment(press, "failed");
    const journal = new Journal(new MemoryJournal());
    const account = { id: "a", origin: press.proxy.address };
    const start = () => redeploy({ client: press.client, deploymentId: id }, { journal, account });
    const results = await Promise.allSettled([start(), start()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(press.proxy.changes).toBe(1);
    await expect(start()).rejects.toThrow(
      /is "redeploying"; only one that is "failed" or "warning"/,
    );
  });

  it("gets a revision whose hidden values are kept out of messages", async () => {
    const { id } = await givenDeployment(press);
    const body = { parameters: { run: { token: "canary-revision-31" } } };
    const leak = JSON.stringify({ message: "no canary-revision-31" });
    press.proxy.spoil = (seen) =>
      isPost(seen) ? { before: { do: "answer", status: 422, body: leak } } : undefined;
    const request = { client: press.client, deploymentId: id, body };
    const thrown: unknown = await createRevision(request).catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ kind: "unprocessableEntity" });
    expect(String(thrown)).not.toContain("canary-revision-31");
    press.proxy.spoil = () => undefined;
    expect(await createRevision(request)).toMatchObject({ made: { revision: "2" } });
  });
});

describe("deleting", () => {
  const absent = "11111111-1111-4111-8111-111111111111";

  it("F42: what was gone already is told as that", async () => {
    for (const type of ["spec", "deployment"] as const) {
      const change = deleteChange(press.client, { type, id: absent, name: "x" });
      expect(await carryOut(change)).toMatchObject({ made: { state: "wasGone" } });
    }
  });

  it("F42: what is in use stays, with the platform's reason", async () => {
    const { specId, name } = await givenDeployment(press);
    const change = deleteChange(press.client, { type: "spec", id: specId, name });
    await expect(carryOut(change)).rejects.toMatchObject({ details: { outcome: "refused" } });
    expect((await press.witness.describeSpec(specId)).id).toBe(specId);
  });
});

describe("in between", () => {
  it("F47: a key that was changed is used from the next call on", async () => {
    const keys = [press.platform.key, "canary-old-key", press.platform.key];
    const client = createPressClient({
      baseUrl: press.proxy.address,
      getKey: () => Promise.resolve(keys.shift()),
      userAgent: "press-blocks-test",
    });
    const plan = await planPublish({ client, content: blockFile(press.newName()) });
    const request = { client, plan, format: "zip" } as const;
    await expect(publishBlock(request)).rejects.toMatchObject({ kind: "unauthorized" });
    expect(await publishBlock(request)).toMatchObject({ outcome: "created" });
  });

  it("F48: an answer for another object is not believed", async () => {
    const { change, effects } = await changeCases.createRelease(press);
    const change1 = (body: string) =>
      JSON.stringify({
        ...(JSON.parse(body) as object),
        id: "22222222-2222-4222-8222-222222222222",
      });
    press.proxy.spoil = (seen) =>
      isPost(seen) ? { after: { do: "malform", change: change1 } } : undefined;
    const result = await carryOut(change as never, { clock: press.clock });
    expect(result).toMatchObject({ outcome: "done", how: "lookedUp" });
    expect(await effects()).toBe(1);
  });

  it("F41: a name is found on whatever page it is, and once", async () => {
    const prefix = press.newName();
    for (let index = 0; index < 3; index += 1) {
      await press.witness.createSpec({ body: blockFile(`${prefix}-${index}`).body });
    }
    await press.witness.createSpec({ body: blockFile(prefix).body });
    const small = (body: string) => body;
    press.proxy.spoil = (seen) =>
      seen.includes("pageNumber=1") ? { after: { do: "malform", change: small } } : undefined;
    const plan = await planPublish({ client: press.client, content: blockFile(prefix, "1.1.0") });
    expect(plan).toMatchObject({ action: "createRelease", name: prefix });
  });

  it("F49: every request goes over a connection of its own", async () => {
    const { change } = await changeCases.createSpec(press);
    await carryOut(change as never);
    expect(press.proxy.seen.map(({ headers }) => headers.connection)).toEqual(["close"]);
  });

  it("F50: never more than one request is under way", async () => {
    for (const kind of changeKinds) {
      const { change } = await changeCases[kind](press);
      press.proxy.spoil = (seen) => (seen.startsWith("GET") ? undefined : "lostAfter");
      await carryOut(change as never, { clock: new SkippingClock(10_000) });
      press.proxy.spoil = () => undefined;
    }
    expect(press.proxy.mostAtOnce).toBe(1);
  });
});
