import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import {
  createDeployment,
  createSpec,
  deploymentBody,
  releaseForm,
  send,
} from "../support/pressRequests.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({
    admin: true,
    keys: { "acme-key-0001": "acme", "other-key-0001": "other" },
  });
});

afterAll(() => platform.stop());

const parameters = {
  build: [{ name: "machine", type: "number", required: true, defaultValue: 21 }],
  run: [
    { name: "region", type: "string", required: true },
    { name: "secret", type: "string", required: false, hideValue: true },
    { name: "dry", type: "boolean", required: false, defaultValue: true },
    { name: "names", type: "string_array", required: false },
    { name: "sizes", type: "number_array", required: false },
    { name: "rule", type: "object", required: false },
    { name: "rules", type: "object_array", required: false },
  ],
};
const filled = { parameters: { run: { region: "north" } } };

const describeDeployment = (id: string) => send(platform, "GET", `/v1/blocks/deployments/${id}`);
const deploy = (name: string, specId: string, extra?: object) =>
  send(platform, "POST", "/v1/blocks/deployments/", deploymentBody(name, specId, extra));
const revise = (id: string, body: object = {}) =>
  send(platform, "POST", `/v1/blocks/deployments/${id}/revisions`, body);

describe("a deployment", () => {
  it("is deploying for three seconds, and deployed then", async () => {
    const spec = await createSpec(platform, "cycle");
    const id = await createDeployment(platform, "cycle", spec);
    expect((await describeDeployment(id)).body).toMatchObject({
      id,
      kind: "workflow",
      status: "deploying",
      metadata: { name: "cycle", summary: "For tests", status: "deploying", createdBy: "acme" },
      spec: { id: spec, release: { version: "1.0.0" } },
      latestRevision: { revision: "1", status: "deploying", notes: "First roll-out" },
    });
    await platform.advance(2.999);
    expect((await describeDeployment(id)).body.status).toBe("deploying");
    await platform.advance(0.001);
    const { body } = await describeDeployment(id);
    expect([body.status, body.latestRevision.status]).toEqual(["deployed", "deployed"]);
  });

  it("is deleting for three seconds, and then gone, its name free again", async () => {
    const spec = await createSpec(platform, "ending");
    const id = await createDeployment(platform, "ending", spec);
    await platform.advance(3);
    const deleted = await send(platform, "DELETE", `/v1/blocks/deployments/${id}`);
    expect({ status: deleted.status, body: deleted.body }).toEqual({ status: 200, body: {} });
    const { body } = await describeDeployment(id);
    expect([body.status, body.latestRevision.status]).toEqual(["deleting", "deleting"]);
    expect((await deploy("ending", spec)).status).toBe(409);
    await platform.advance(3);
    expect((await describeDeployment(id)).status).toBe(404);
    expect((await deploy("ending", spec)).status).toBe(201);
  });

  it("cannot be deleted while it is deploying", async () => {
    const id = await createDeployment(platform, "early", await createSpec(platform, "early"));
    const { status, body } = await send(platform, "DELETE", `/v1/blocks/deployments/${id}`);
    expect({ status, message: body.message }).toEqual({
      status: 422,
      message: 'The block deployment "early" is deploying; it can be deleted when that has ended.',
    });
  });

  it("belongs to its tenant alone", async () => {
    const spec = await createSpec(platform, "borrowed", { scope: "public" });
    const other = { address: platform.address, key: "other-key-0001" };
    const id = await createDeployment(other, "borrowed", spec);
    expect((await describeDeployment(id)).status).toBe(404);
    const { body } = await send(platform, "GET", "/v1/blocks/deployments/?name=borrowed");
    expect(body.deployments).toEqual([]);
    expect((await send(platform, "DELETE", `/v1/blocks/specs/${spec}`)).status).toBe(422);
  });
});

describe("create deployment", () => {
  it("takes the newest release unless told which", async () => {
    const spec = await createSpec(platform, "two-releases");
    await send(platform, "POST", `/v1/blocks/specs/${spec}/releases`, releaseForm("2.0.0"));
    const newest = await createDeployment(platform, "newest", spec);
    const chosen = await createDeployment(platform, "chosen", spec, {
      spec: { id: spec, release: { version: "1.0.0" } },
    });
    expect((await describeDeployment(newest)).body.latestRevision.release.version).toBe("2.0.0");
    expect((await describeDeployment(chosen)).body.latestRevision.release.version).toBe("1.0.0");
  });

  it("answers 404 for a spec or release that does not exist", async () => {
    const spec = await createSpec(platform, "found");
    expect((await deploy("lost", "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10")).status).toBe(404);
    const noRelease = { spec: { id: spec, release: { version: "9.0.0" } } };
    expect((await deploy("lost", spec, noRelease)).status).toBe(404);
  });

  it("refuses a name that another deployment of the kind has with 409", async () => {
    const spec = await createSpec(platform, "named");
    expect((await deploy("named", spec)).status).toBe(201);
    const { status, body } = await deploy("named", spec);
    expect(status).toBe(409);
    expect(body.message).toContain('A workflow deployment named "named" already exists');
  });

  it("refuses values that do not fit the declared parameters with 422, each with its pointer", async () => {
    const spec = await createSpec(platform, "typed", { parameters });
    const { status, body } = await deploy("typed", spec, {
      parameters: {
        build: { machine: "21", "a/b~": 1 },
        run: { dry: "yes", names: [1], sizes: ["1"], rule: [], rules: [1], secret: 5 },
      },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: "/body/parameters/build/machine",
        message: 'The build parameter "machine" takes a number.',
      },
      {
        pointer: "/body/parameters/build/a~1b~0",
        message: 'The release declares no build parameter "a/b~"; declared are "machine".',
      },
      {
        pointer: "/body/parameters/run/dry",
        message: 'The run parameter "dry" takes true or false.',
      },
      {
        pointer: "/body/parameters/run/names",
        message: 'The run parameter "names" takes a list of texts.',
      },
      {
        pointer: "/body/parameters/run/sizes",
        message: 'The run parameter "sizes" takes a list of numbers.',
      },
      { pointer: "/body/parameters/run/rule", message: 'The run parameter "rule" takes a map.' },
      {
        pointer: "/body/parameters/run/rules",
        message: 'The run parameter "rules" takes a list of maps.',
      },
      {
        pointer: "/body/parameters/run/secret",
        message: 'The run parameter "secret" takes a text.',
      },
      {
        pointer: "/body/parameters/run",
        message: 'The run parameter "region" is required and has no default, so it needs a value.',
      },
    ]);
    expect((await deploy("typed", spec, filled)).status).toBe(201);
  });

  it("refuses to deploy a spec that is archived", async () => {
    const seeded = await startPlatform({ seed: true });
    try {
      const { body } = await send(seeded, "GET", "/v1/blocks/specs/?status=archived");
      const [spec] = body.specs;
      const refused = await send(
        seeded,
        "POST",
        "/v1/blocks/deployments/",
        deploymentBody("old", spec?.id ?? ""),
      );
      expect(refused.status).toBe(422);
      expect(refused.body.message).toContain("is archived; only an available one can be deployed");
    } finally {
      await seeded.stop();
    }
  });
});

describe("revisions", () => {
  it("are numbered, replace each other, and keep the values that were given before", async () => {
    const spec = await createSpec(platform, "revised", { parameters });
    const id = await createDeployment(platform, "revised", spec, {
      parameters: { run: { region: "north", secret: "hunter2hunter2" } },
    });
    await platform.advance(3);
    const second = await revise(id, {
      revision: { notes: "Larger" },
      parameters: { build: { machine: 23 } },
    });
    expect(second.status).toBe(201);
    expect(second.body).toEqual({ id, revision: "2" });
    const list = await send(platform, "GET", `/v1/blocks/deployments/${id}/revisions`);
    expect(list.body).toMatchObject({ pageCount: 1, revisionCount: 2 });
    expect(list.body.revisions.map(({ revision, status }) => [revision, status])).toEqual([
      ["2", "deploying"],
      ["1", "superseded"],
    ]);
    const superseded = await send(
      platform,
      "GET",
      `/v1/blocks/deployments/${id}/revisions?status=superseded`,
    );
    expect(superseded.body.revisions.map(({ revision }) => revision)).toEqual(["1"]);
    const { body } = await send(platform, "GET", `/v1/blocks/deployments/${id}/revisions/2`);
    expect(body).toMatchObject({ revision: "2", notes: "Larger", release: { version: "1.0.0" } });
    expect(body.parameters).toEqual({
      build: { machine: 23 },
      run: { region: "north", secret: "********", dry: true },
    });
  });

  it("never show a hidden value, wherever it is asked for", async () => {
    const spec = await createSpec(platform, "hiding", { parameters });
    const id = await createDeployment(platform, "hiding", spec, {
      parameters: { run: { region: "north", secret: "hunter2hunter2" } },
    });
    for (const path of ["", "/revisions", "/revisions/1"]) {
      const { body } = await send(platform, "GET", `/v1/blocks/deployments/${id}${path}`);
      expect(JSON.stringify(body)).not.toContain("hunter2");
    }
  });

  it("cannot be created while the deployment is in progress: 409", async () => {
    const id = await createDeployment(platform, "busy", await createSpec(platform, "busy"));
    const { status, body } = await revise(id);
    expect({ status, message: body.message }).toEqual({
      status: 409,
      message:
        'The block deployment "busy" is deploying; a revision can be created when that has ended.',
    });
  });

  it("need a release and values that fit it", async () => {
    const spec = await createSpec(platform, "changing");
    const id = await createDeployment(platform, "changing", spec);
    await send(
      platform,
      "POST",
      `/v1/blocks/specs/${spec}/releases`,
      releaseForm("2.0.0", { parameters }),
    );
    await platform.advance(3);
    expect((await revise(id, { release: { version: "5.0.0" } })).status).toBe(404);
    const lacking = await revise(id);
    expect(lacking.status).toBe(422);
    expect(lacking.body.errors[0]?.pointer).toBe("/body/parameters/run");
    expect((await revise(id, { release: { version: "1.0.0" } })).status).toBe(201);
  });

  it.each(["0", "2", "01", "one", "1.0", "99999999999"])(
    "answer 404 for the number %s when there is only one",
    async (number) => {
      const name = `single-${number}`;
      const id = await createDeployment(platform, name, await createSpec(platform, name));
      const path = `/v1/blocks/deployments/${id}/revisions/${number}`;
      expect((await send(platform, "GET", path)).status).toBe(404);
    },
  );
});
