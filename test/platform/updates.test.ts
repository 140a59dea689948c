import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createDeployment, createSpec, send } from "../support/pressRequests.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({
    admin: true,
    keys: { "acme-key-0001": "acme", "other-key-0001": "other" },
  });
});

afterAll(() => platform.stop());

const other = () => ({ address: platform.address, key: "other-key-0001" });
const patchSpec = (id: string, body: object) =>
  send(platform, "PATCH", `/v1/blocks/specs/${id}`, body);
const patchDeployment = (id: string, body: object) =>
  send(platform, "PATCH", `/v1/blocks/deployments/${id}`, body);

describe("update spec metadata", () => {
  it("replaces what is given, keeps the rest, and answers the spec", async () => {
    const id = await createSpec(platform, "updated", { metadata: { title: "Before" } });
    const { status, body } = await patchSpec(id, {
      metadata: { title: "After", tags: [{ name: "late" }], status: "archived" },
      featured: true,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      featured: true,
      scope: "private",
      metadata: {
        name: "updated",
        title: "After",
        summary: "Prints a line every night",
        tags: [{ name: "late" }],
        status: "archived",
      },
      latestRelease: { version: "1.0.0" },
    });
    const list = await send(platform, "GET", "/v1/blocks/specs/?status=archived&title=After");
    expect(list.body.specs.map((spec) => spec.id)).toEqual([id]);
  });

  it("changes who sees the spec", async () => {
    const id = await createSpec(platform, "shown");
    const isSeen = async () => (await send(other(), "GET", `/v1/blocks/specs/${id}`)).status;
    expect(await isSeen()).toBe(404);
    const shared = await patchSpec(id, { scope: "shared", tenants: ["other"] });
    expect(shared.body.tenants).toEqual(["other"]);
    expect(await isSeen()).toBe(200);
    await patchSpec(id, { tenants: [] });
    expect(await isSeen()).toBe(404);
    await patchSpec(id, { scope: "public" });
    expect(await isSeen()).toBe(200);
  });

  it("renames it, unless the name is taken: 409", async () => {
    await createSpec(platform, "taken");
    const id = await createSpec(platform, "free");
    const { status, body } = await patchSpec(id, { metadata: { name: "taken" } });
    expect({ status, message: body.message }).toEqual({
      status: 409,
      message:
        'A workflow spec named "taken" already exists; choose another name or create a release of it.',
    });
    expect((await patchSpec(id, { metadata: { name: "freed" } })).body.metadata.name).toBe("freed");
    expect((await patchSpec(id, { metadata: { name: "freed" } })).status).toBe(200);
    await createSpec(platform, "free");
  });

  it("belongs to the tenant of the spec: 403", async () => {
    const id = await createSpec(platform, "public-one", { scope: "public" });
    expect((await send(other(), "PATCH", `/v1/blocks/specs/${id}`, {})).status).toBe(403);
  });

  it.each([
    [{ metadata: { status: "gone" } }, "/body/metadata/status"],
    [{ metadata: { name: "" } }, "/body/metadata/name"],
    [{ metadata: { tags: ["plain"] } }, "/body/metadata/tags/0"],
    [{ scope: "everybody" }, "/body/scope"],
    [{ tenants: "other" }, "/body/tenants"],
    [{ featured: "yes" }, "/body/featured"],
  ])("refuses %j with 422 and its pointer", async (change, pointer) => {
    const id = await createSpec(platform, `strict-${pointer}-${JSON.stringify(change).length}`);
    const { status, body } = await patchSpec(id, change);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
  });

  it("of an archived spec keeps it from being deployed", async () => {
    const id = await createSpec(platform, "retired");
    await patchSpec(id, { metadata: { status: "archived" } });
    await expect(createDeployment(platform, "retired", id)).rejects.toThrow(
      "is archived; only an available one can be deployed",
    );
  });
});

describe("update deployment metadata", () => {
  it("takes a flat body, replaces what is given, and answers the deployment", async () => {
    const spec = await createSpec(platform, "base");
    const id = await createDeployment(platform, "before", spec);
    const { status, body } = await patchDeployment(id, {
      name: "after",
      title: "After",
      status: "failed",
      unknown: 1,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      status: "deploying",
      metadata: { name: "after", title: "After", summary: "For tests", status: "deploying" },
    });
    expect(body.metadata).not.toHaveProperty("unknown");
    await createDeployment(platform, "before", spec);
    expect((await patchDeployment(id, { name: "before" })).status).toBe(409);
  });
});

const parameters = {
  build: [{ name: "machine", type: "number", required: true, defaultValue: 21 }],
  run: [
    { name: "region", type: "string", required: true },
    { name: "days", type: "number", required: false, defaultValue: 14 },
    { name: "secret", type: "string", required: false, hideValue: true },
  ],
};
const values = { parameters: { run: { region: "north", secret: "hunter2hunter2" } } };

describe("run parameters", () => {
  const pathOf = (id: string, version = "v1") => `/${version}/deployments/${id}/parameters/run`;

  it("are read as the running code needs them, and changed at any time", async () => {
    const spec = await createSpec(platform, "parametrised", { parameters });
    const id = await createDeployment(platform, "parametrised", spec, values);
    expect((await send(platform, "GET", pathOf(id))).body).toEqual({
      region: "north",
      days: 14,
      secret: "hunter2hunter2",
    });
    const patched = await send(platform, "PATCH", pathOf(id), { region: "south", days: 7.5 });
    expect([patched.status, patched.body]).toEqual([
      200,
      { region: "south", days: 7.5, secret: "********" },
    ]);
    const { body } = await send(platform, "GET", `/v1/blocks/deployments/${id}`);
    expect(body.latestRevision.parameters).toEqual({
      build: { machine: 21 },
      run: { region: "south", days: 7.5, secret: "********" },
    });
    expect(body.latestRevision.revision).toBe("1");
  });

  it("keep their values when one of the new ones does not fit, and the answer names each", async () => {
    const spec = await createSpec(platform, "picky", { parameters });
    const id = await createDeployment(platform, "picky", spec, values);
    const given = { region: 5, days: 3, machine: 22, secret: "********" };
    const first = await send(platform, "PATCH", pathOf(id), given);
    expect(first.status).toBe(400);
    expect(first.body.errors).toEqual([
      { pointer: "/body/region", message: 'The run parameter "region" takes a text.' },
      {
        pointer: "/body/machine",
        message:
          'The release declares no run parameter "machine"; declared are "region", "days", "secret".',
      },
      {
        pointer: "/body/secret",
        message:
          '"********" is how the hidden value of "secret" is shown, so it cannot be its value.',
      },
    ]);
    const second = await send(platform, "PATCH", pathOf(id, "v2"), { parameters: given });
    expect([second.status, second.body.errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      ["/body/parameters/region", "/body/parameters/machine", "/body/parameters/secret"],
    ]);
    expect((await send(platform, "GET", pathOf(id))).body).toMatchObject({ days: 14 });
  });

  it("of a block have a second form, and no parameters of an app", async () => {
    const spec = await createSpec(platform, "second-form", { parameters });
    const id = await createDeployment(platform, "second-form", spec, values);
    const { body } = await send(platform, "PATCH", pathOf(id, "v2"), { parameters: { days: 1 } });
    expect(body.parameters).toEqual({ region: "north", days: 1, secret: "********" });
    const refused = await send(platform, "PATCH", pathOf(id, "v2"), { appParameters: {} });
    expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([422, "/body/appParameters"]);
  });

  it("of an app are its own and those of its blocks, changed together or not at all", async () => {
    const spec = await createSpec(platform, "in-app", { parameters });
    const id = await createDeployment(platform, "in-app", spec, values);
    const app = await send(platform.administration, "POST", "/admin/apps", {
      name: "with-parameters",
      deployments: [id],
      parameters: { run: [{ name: "theme", type: "string", required: false }] },
    });
    const path = pathOf(app.body.id, "v2");
    const half = { appParameters: { theme: "dark" }, parameters: { "in-app": { days: "x" } } };
    const refused = await send(platform, "PATCH", path, half);
    expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([
      422,
      "/body/parameters/in-app/days",
    ]);
    expect((await send(platform, "GET", pathOf(app.body.id))).body).toEqual({});
    const whole = { appParameters: { theme: "dark" }, parameters: { "in-app": { days: 2 } } };
    expect((await send(platform, "PATCH", path, whole)).body).toEqual({
      appParameters: { theme: "dark" },
      parameters: { "in-app": { region: "north", days: 2, secret: "********" } },
    });
    expect((await send(platform, "GET", pathOf(app.body.id))).body).toEqual({ theme: "dark" });
    expect((await send(platform, "GET", pathOf(id))).body).toMatchObject({ days: 2 });
    const unknown = await send(platform, "PATCH", path, { parameters: { stranger: {} } });
    expect(unknown.body.errors[0]?.message).toBe('The app has no block "stranger".');
  });

  it("belong to the tenant of the deployment", async () => {
    const spec = await createSpec(platform, "foreign-values", { parameters });
    const id = await createDeployment(platform, "foreign-values", spec, values);
    expect((await send(other(), "GET", pathOf(id))).status).toBe(404);
    expect((await send(other(), "PATCH", pathOf(id), { days: 1 })).status).toBe(404);
  });
});
