import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createDeployment, createSpec, releaseForm, send } from "../support/pressRequests.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({ admin: true });
});

afterAll(() => platform.stop());

const publish = (specId: string, version: string) =>
  send(platform, "POST", `/v1/blocks/specs/${specId}/releases`, releaseForm(version));

describe("create release", () => {
  it("answers 201 with spec and version, and makes it the latest release", async () => {
    const id = await createSpec(platform, "growing");
    const { status, body } = await publish(id, "1.1.0");
    expect(status).toBe(201);
    expect(body).toEqual({ id, release: { version: "1.1.0" } });
    const spec = await send(platform, "GET", `/v1/blocks/specs/${id}`);
    expect(spec.body.latestRelease.version).toBe("1.1.0");
  });

  it("orders versions by semantic versioning", async () => {
    const id = await createSpec(platform, "ordered", { version: "1.9.0" });
    expect((await publish(id, "1.10.0-rc.1")).status).toBe(201);
    expect((await publish(id, "1.10.0")).status).toBe(201);
    expect((await publish(id, "1.10.0-rc.2")).status).toBe(422);
  });

  it("refuses a version that is not greater than the newest with 422", async () => {
    const id = await createSpec(platform, "falling", { version: "2.0.0" });
    const { status, body } = await publish(id, "1.9.9");
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: "/body/release/version",
        message: 'Release 1.9.9 is not greater than 2.0.0, the newest release of "falling".',
      },
    ]);
  });

  it("refuses a version that exists with 409", async () => {
    const id = await createSpec(platform, "repeated");
    const { status, body } = await publish(id, "1.0.0");
    expect(status).toBe(409);
    expect(body.message).toMatch(
      /^Release 1\.0\.0 of "repeated" already exists \(created .*Z by acme\)/,
    );
  });

  it.each(["1.0", "v2.0.0", "2.0.0 ", "latest", "=2.0.0"])(
    "refuses %j, which is no semantic version, with 422",
    async (version) => {
      const id = await createSpec(
        platform,
        `versioned-${version.trim().length}-${version.codePointAt(0) ?? 0}-${version.length}`,
      );
      const { status, body } = await publish(id, version);
      expect(status).toBe(422);
      expect(body.errors[0]?.pointer).toBe("/body/release/version");
    },
  );

  it("answers 404 for a spec that does not exist", async () => {
    expect((await publish("no-such-spec", "1.0.0")).status).toBe(404);
  });
});

describe("list and describe releases", () => {
  it("lists newest first, and describes one with config and parameters", async () => {
    const parameters = {
      build: [{ name: "disk", type: "string", required: true, defaultValue: "" }],
    };
    const id = await createSpec(platform, "told", { parameters, autoRunOnDeploy: true });
    await publish(id, "1.2.0");
    const list = await send(platform, "GET", `/v1/blocks/specs/${id}/releases`);
    expect(list.body).toMatchObject({ pageCount: 1, pageSize: 25, releaseCount: 2 });
    expect(list.body.releases.map(({ version, notes }) => ({ version, notes }))).toEqual([
      { version: "1.2.0", notes: "Notes of 1.2.0" },
      { version: "1.0.0", notes: "First" },
    ]);
    const release = await send(platform, "GET", `/v1/blocks/specs/${id}/releases/1.0.0`);
    expect(release.status).toBe(200);
    expect(release.body).toMatchObject({
      version: "1.0.0",
      notes: "First",
      createdBy: "acme",
      autoRunOnDeploy: true,
      config: { steps: { heartbeat: { command: "echo alive" } } },
      parameters,
    });
  });

  it("answers 404 for a release that does not exist", async () => {
    const id = await createSpec(platform, "short");
    const { status, body } = await send(platform, "GET", `/v1/blocks/specs/${id}/releases/7.0.0`);
    expect({ status, message: body.message }).toEqual({
      status: 404,
      message: 'The block spec "short" has no release 7.0.0.',
    });
  });
});

describe("delete spec", () => {
  it("removes it with its releases and frees its name", async () => {
    const id = await createSpec(platform, "leaving");
    const deleted = await send(platform, "DELETE", `/v1/blocks/specs/${id}`);
    expect({ status: deleted.status, body: deleted.body }).toEqual({ status: 200, body: {} });
    expect((await send(platform, "GET", `/v1/blocks/specs/${id}`)).status).toBe(404);
    expect((await send(platform, "GET", `/v1/blocks/specs/${id}/releases`)).status).toBe(404);
    await createSpec(platform, "leaving");
  });

  it("is refused with 422 as long as a deployment exists", async () => {
    const id = await createSpec(platform, "in-use");
    const deployment = await createDeployment(platform, "user", id);
    const refused = await send(platform, "DELETE", `/v1/blocks/specs/${id}`);
    expect(refused.status).toBe(422);
    expect(refused.body.message).toBe(
      'The block spec "in-use" has 1 deployment, so it cannot be deleted; delete them first.',
    );
    await platform.advance(3);
    await send(platform, "DELETE", `/v1/blocks/deployments/${deployment}`);
    await platform.advance(3);
    expect((await send(platform, "DELETE", `/v1/blocks/specs/${id}`)).status).toBe(200);
  });
});
