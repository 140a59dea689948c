import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createSpec, releaseForm, send, specForm } from "../support/pressRequests.js";
import { zipOf } from "../support/zip.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({
    keys: { "acme-key-0001": "acme", "other-key-0001": "other", "third-key-0001": "third" },
  });
});

afterAll(() => platform.stop());

const other = () => ({ address: platform.address, key: "other-key-0001" });
const third = () => ({ address: platform.address, key: "third-key-0001" });
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe("create spec", () => {
  it("answers 201 with the id of the spec, which can then be described", async () => {
    const created = await send(
      platform,
      "POST",
      "/v1/blocks/specs/",
      specForm("described", {
        metadata: { title: "Described", tags: [{ name: "night" }] },
        featured: true,
        parameters: { run: [{ name: "size", type: "number", required: true, defaultValue: 3 }] },
      }),
    );
    expect(created.status).toBe(201);
    expect(created.body).toEqual({ id: expect.stringMatching(uuid) as unknown });

    const { status, body } = await send(platform, "GET", `/v1/blocks/specs/${created.body.id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: created.body.id,
      kind: "workflow",
      featured: true,
      scope: "private",
      metadata: {
        name: "described",
        title: "Described",
        summary: "Prints a line every night",
        tags: [{ name: "night" }],
        status: "available",
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        createdBy: "acme",
      },
      latestRelease: {
        id: expect.stringMatching(uuid) as unknown,
        version: "1.0.0",
        notes: "First",
        createdAt: expect.any(String) as unknown,
        createdBy: "acme",
      },
      parameters: { run: [{ name: "size", type: "number", required: true, defaultValue: 3 }] },
    });
  });

  it("refuses a second spec of the same kind and name in a tenant with 409", async () => {
    await createSpec(platform, "taken");
    const again = await send(platform, "POST", "/v1/blocks/specs/", specForm("taken"));
    expect(again.status).toBe(409);
    expect(again.body.message).toBe(
      'A workflow spec named "taken" already exists; choose another name or create a release of it.',
    );
    const elsewhere = await send(other(), "POST", "/v1/blocks/specs/", specForm("taken"));
    expect(elsewhere.status).toBe(201);
  });

  it("stores an artifact and tells its digest with the release", async () => {
    const id = await createSpec(platform, "with-artifact", { artifact: zipOf(1000) });
    const { body } = await send(platform, "GET", `/v1/blocks/specs/${id}/releases/1.0.0`);
    expect(body.artifact).toEqual({
      id: expect.stringMatching(/^[\da-f]{64}$/) as unknown,
      version: "1.0.0",
    });
  });

  it("refuses an artifact of more than 10 MiB with 413, and takes one of exactly that size", async () => {
    const limit = 10 * 2 ** 20;
    const tooLarge = await send(
      platform,
      "POST",
      "/v1/blocks/specs/",
      specForm("large", { artifact: zipOf(limit + 1) }),
    );
    expect(tooLarge.status).toBe(413);
    expect(tooLarge.body.detail).toBe(
      "The artifact is larger than the 10 MiB that the platform takes.",
    );
    const { status } = await send(
      platform,
      "POST",
      "/v1/blocks/specs/",
      specForm("large", { artifact: zipOf(limit) }),
    );
    expect(status).toBe(201);
  });
});

describe("scopes and tenants", () => {
  it("show private specs to their tenant, shared ones to the listed tenants, public ones to all", async () => {
    const ids = {
      private: await createSpec(platform, "scope-private"),
      shared: await createSpec(platform, "scope-shared", { scope: "shared", tenants: ["other"] }),
      public: await createSpec(platform, "scope-public", { scope: "public" }),
    };
    const seenBy = async (target: typeof platform | ReturnType<typeof other>) => {
      const { body } = await send(target, "GET", "/v1/blocks/specs/?name=scope-&sort=name:asc");
      return body.specs.map(({ id }) => id);
    };
    expect(await seenBy(platform)).toEqual([ids.private, ids.public, ids.shared]);
    expect(await seenBy(other())).toEqual([ids.public, ids.shared]);
    expect(await seenBy(third())).toEqual([ids.public]);
    expect((await send(third(), "GET", `/v1/blocks/specs/${ids.shared}`)).status).toBe(404);
    expect((await send(third(), "GET", `/v1/blocks/specs/${ids.public}`)).status).toBe(200);
  });

  it("let nobody change a spec of another tenant", async () => {
    const id = await createSpec(platform, "foreign", { scope: "public" });
    expect((await send(other(), "DELETE", `/v1/blocks/specs/${id}`)).status).toBe(403);
    const release = await send(
      other(),
      "POST",
      `/v1/blocks/specs/${id}/releases`,
      releaseForm("2.0.0"),
    );
    expect(release.status).toBe(403);
  });
});
