import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PressError } from "../../../client/src/api/errors.js";
import { collectFiles } from "../../../client/src/artifact/collectFiles.js";
import { planPublish } from "../../../client/src/publish/planPublish.js";
import { publishBlock } from "../../../client/src/publish/publishBlock.js";
import type { PublishProgress } from "../../../client/src/publish/publishBlock.js";
import { PublishError } from "../../../client/src/publish/publishError.js";
import type { Fault } from "./faultProxy.js";
import { blockFile, PlatformFixture } from "./platformFixture.js";

const press = new PlatformFixture();
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

async function publish(content: unknown, signal?: AbortSignal) {
  const plan = await planPublish({ client: press.witness, content });
  const progress: PublishProgress[] = [];
  const result = await publishBlock(
    { client: press.client, plan, format: "tgz" },
    {
      clock: press.clock,
      onProgress: (event) => progress.push(event),
      ...(signal === undefined ? {} : { signal }),
    },
  );
  return { result, progress };
}

async function releasesOf(name: string): Promise<string[]> {
  const { items } = await press.witness.listSpecs({ name });
  const specs = items.filter((spec) => spec.metadata.name === name);
  expect(specs.length).toBeLessThan(2);
  const [spec] = specs;
  if (spec === undefined) return [];
  const releases = await press.witness.listSpecReleases(spec.id);
  return releases.items.map(({ version }) => version);
}

const isPost = (request: string) => request.startsWith("POST");
const afterCommit = ["lostAfter", "truncatedAfter", "status500After", "emptyAfter"] as const;
const beforeCommit = ["lostBefore", "status504Before", "webPageBefore"] as const;

describe("publishing", () => {
  it("makes a new spec, and from the same file the next release", async () => {
    const name = press.newName();
    const first = await publish(blockFile(name));
    expect(first.result).toMatchObject({ outcome: "created", version: "1.0.0", isLookedUp: false });
    const second = await publish(blockFile(name, "1.1.0"));
    expect(second.result).toMatchObject({ outcome: "created", version: "1.1.0" });
    expect(await releasesOf(name)).toEqual(["1.1.0", "1.0.0"]);
    expect(press.proxy.count("POST")).toBe(2);
  });

  it("takes the artifact along, says how far it is, and leaves no archive behind", async () => {
    const name = press.newName();
    await mkdir(path.join(folder, "app"));
    await writeFile(path.join(folder, "app", "main.py"), "print()");
    const content = blockFile(name, "1.0.0", { artifact: { path: "app" } });
    const plan = await planPublish({ client: press.client, content });
    const files = await collectFiles({ path: "app", fileFolder: folder });
    const progress: PublishProgress[] = [];
    for (const format of ["tgz", "zip"] as const) {
      const next =
        format === "tgz"
          ? plan
          : {
              ...plan,
              name: `${name}-zip`,
              content: {
                body: blockFile(`${name}-zip`).body,
              },
            };
      const result = await publishBlock(
        { client: press.client, plan: next, files, format },
        { onProgress: (event) => progress.push(event) },
      );
      expect(result.outcome).toBe("created");
    }
    expect(progress.map(({ step }) => step)).toContain("pack");
    expect(progress.at(-1)).toMatchObject({ step: "send" });
    expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
    const { items } = await press.witness.listSpecs({ name });
    const release: object = await press.witness.describeSpecRelease(items[0]!.id, "1.0.0");
    expect(release).toHaveProperty("artifact.id");
  });

  it.each(afterCommit)("finds what was created when the answer was spoiled (%s)", async (fault) => {
    const name = press.newName();
    press.proxy.spoil = (request) => (isPost(request) ? fault : undefined);
    const { result, progress } = await publish(blockFile(name));
    expect(result).toMatchObject({ outcome: "created", version: "1.0.0", isLookedUp: true });
    expect(progress.at(-1)).toEqual({ step: "confirm", attempt: 1 });
    const next = await publish(blockFile(name, "1.0.1"));
    expect(next.result).toMatchObject({ outcome: "created", isLookedUp: true });
    expect(await releasesOf(name)).toEqual(["1.0.1", "1.0.0"]);
    expect(press.proxy.count("POST")).toBe(2);
  });

  it.each(beforeCommit)(
    "says so when nothing was created (%s), and may be repeated",
    async (fault) => {
      const name = press.newName();
      press.proxy.spoil = (request) => (isPost(request) ? fault : undefined);
      const { result, progress } = await publish(blockFile(name));
      expect(result.outcome).toBe("notCreated");
      expect(progress.at(-1)).toEqual({ step: "confirm", attempt: 3 });
      expect(press.clock.skipped).toEqual([1000, 4000, 10000]);
      expect(await releasesOf(name)).toEqual([]);
      press.proxy.spoil = () => undefined;
      expect((await publish(blockFile(name))).result.outcome).toBe("created");
      press.proxy.spoil = (request) => (isPost(request) ? fault : undefined);
      expect((await publish(blockFile(name, "2.0.0"))).result.outcome).toBe("notCreated");
      expect(await releasesOf(name)).toEqual(["1.0.0"]);
      expect(press.proxy.count("POST")).toBe(3);
    },
  );

  it("stays open when the platform cannot be asked", async () => {
    const name = press.newName();
    const fault: Fault = "webPageBefore";
    press.proxy.spoil = () => fault;
    const { result } = await publish(blockFile(name));
    expect(result).toMatchObject({ outcome: "unknown" });
    expect(result).toHaveProperty("message", expect.stringContaining("cannot be asked") as string);
  });

  it("stays open when something else is there instead", async () => {
    const name = press.newName();
    const plan = await planPublish({ client: press.witness, content: blockFile(name) });
    const other = blockFile(name);
    other.body.config.steps.work.command = "echo other";
    await press.witness.createSpec({ body: other.body });
    press.proxy.spoil = (request) => (isPost(request) ? "lostBefore" : undefined);
    const result = await publishBlock(
      { client: press.client, plan, format: "tgz" },
      { clock: press.clock },
    );
    expect(result).toMatchObject({ outcome: "unknown" });
    expect(result).toHaveProperty(
      "message",
      expect.stringContaining("not what was sent") as string,
    );
  });

  it("that is cancelled under way is looked up all the same", async () => {
    const name = press.newName();
    const controller = new AbortController();
    press.proxy.spoil = (request) => (isPost(request) ? "hang" : undefined);
    const published = publish(blockFile(name), controller.signal);
    await press.proxy.received("POST");
    controller.abort();
    expect((await published).result.outcome).toBe("notCreated");
    expect(press.proxy.count("POST")).toBe(1);
  });

  it("that is cancelled before has sent nothing", async () => {
    const published = publish(blockFile(press.newName()), AbortSignal.abort());
    await expect(published).rejects.toMatchObject({ details: { outcome: "refused" } });
    expect(press.proxy.count("POST")).toBe(0);
  });

  it("passes on what the platform refuses, such as a version that somebody else overtook", async () => {
    const name = press.newName();
    await publish(blockFile(name));
    const plan = await planPublish({ client: press.client, content: blockFile(name, "1.1.0") });
    await publish(blockFile(name, "1.2.0"));
    const published = publishBlock({ client: press.client, plan, format: "tgz" });
    const thrown: unknown = await published.catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(PressError);
    const { kind, details } = thrown as PressError;
    expect({ kind, outcome: details.outcome }).toEqual({
      kind: "unprocessableEntity",
      outcome: "refused",
    });
    expect(details.fields?.[0]?.pointer).toBe("/body/release/version");
    expect(details.requestId).toBeDefined();
  });

  it("stops with a list when files look secret, unless each was confirmed", async () => {
    const name = press.newName();
    await mkdir(path.join(folder, "app"));
    await writeFile(path.join(folder, "app", ".env"), "KEY=1");
    const content = blockFile(name, "1.0.0", { artifact: { path: "app" } });
    const plan = await planPublish({ client: press.client, content });
    const files = await collectFiles({ path: "app", fileFolder: folder });
    const request = { client: press.client, plan, files, format: "tgz" } as const;
    await expect(publishBlock(request)).rejects.toThrow(/"\.env".*look secret/);
    await expect(publishBlock({ client: press.client, plan, format: "tgz" })).rejects.toThrow(
      PublishError,
    );
    expect(press.proxy.count("POST")).toBe(0);
    const confirmed = await publishBlock({ ...request, includedSecrets: new Set([".env"]) });
    expect(confirmed.outcome).toBe("created");
  });
});

describe("the plan", () => {
  it("is a new spec when kind and name are new, however others begin", async () => {
    const name = press.newName();
    await publish(blockFile(`${name}-longer`));
    const plan = await planPublish({ client: press.client, content: blockFile(name) });
    expect(plan).toMatchObject({ action: "createSpec", blockKind: "workflow", name });
  });

  it("is a release with only what a release has", async () => {
    const name = press.newName();
    await publish(blockFile(name));
    const file = blockFile(name, "1.0.1", {
      scope: "private",
      featured: false,
      tenants: ["a"],
      auto_run_on_deploy: true,
      parameters: { run: [] },
      artifact: { path: ".", ignore_files: ["x"] },
    });
    const plan = await planPublish({ client: press.client, content: file });
    expect(plan).toEqual({
      action: "createRelease",
      specId: expect.any(String) as string,
      blockKind: "workflow",
      name,
      version: "1.0.1",
      previousVersion: "1.0.0",
      artifact: { path: ".", ignoreFiles: ["x"] },
      content: {
        body: { release: file.body.release, config: file.body.config },
        parameters: { run: [] },
        autoRunOnDeploy: true,
      },
    });
  });

  it("of a release file needs the spec", async () => {
    const name = press.newName();
    const { result } = await publish(blockFile(name));
    const specId = result.outcome === "created" ? result.specId : "";
    const { release, config } = blockFile(name, "3.0.0").body;
    const content = { body: { release, config } };
    await expect(planPublish({ client: press.client, content })).rejects.toThrow(/of which spec/);
    const plan = await planPublish({ client: press.client, content, specId });
    expect(plan).toMatchObject({ action: "createRelease", specId, name, previousVersion: "1.0.0" });
  });

  it.each([
    ["1.2.0", /Release 1\.2\.0 of "block-\d+" exists already.*1\.2\.1/],
    ["1.2.0+build", /equal to the newest release 1\.2\.0/],
    ["1.1.9", /lower than the newest release 1\.2\.0/],
    ["1.2.0-rc.1", /lower than the newest release 1\.2\.0/],
    ["1.2", /no semantic version/],
  ])("does not exist for version %s after 1.2.0", async (version, message) => {
    const name = press.newName();
    await publish(blockFile(name, "1.2.0"));
    const plan = planPublish({ client: press.client, content: blockFile(name, version) });
    await expect(plan).rejects.toThrow(PublishError);
    await expect(plan).rejects.toThrow(message);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a list", []],
    ["a file without body", { parameters: {} }],
    ["an artifact without path", blockFile("x", "1.0.0", { artifact: {} })],
    [
      "ignore files that are no list",
      blockFile("x", "1.0.0", { artifact: { path: ".", ignore_files: "x" } }),
    ],
  ])("does not exist for %s", async (_, content) => {
    await expect(planPublish({ client: press.client, content })).rejects.toThrow(PublishError);
    expect(press.proxy.requests).toEqual([]);
  });
});
