import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import {
  createSpec,
  deploymentBody,
  releaseForm,
  send,
  specForm,
} from "../support/pressRequests.js";
import { zipWith } from "../support/zip.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({
    admin: true,
    keys: { "acme-key-0001": "acme", "other-key-0001": "other" },
  });
});

afterAll(() => platform.stop());

const specs = "/v1/blocks/specs/";
const named = (key: string) => ({ ...platform, headers: { "idempotency-key": key } });

describe("a request that is sent again under its Idempotency-Key", () => {
  it("is done once and answered the same, also as a form with an artifact", async () => {
    const form = () => specForm("once", { artifact: zipWith("same") });
    const first = await send(named("create-once"), "POST", specs, form());
    const again = await send(named("create-once"), "POST", specs, form());
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(first.headers.has("idempotent-replayed")).toBe(false);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const list = await send(platform, "GET", `${specs}?name=once`);
    expect(list.body.specs).toHaveLength(1);
  });

  it("is done once also when many come at the same time", async () => {
    const spec = await createSpec(platform, "crowded");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(
          named("deploy-crowded"),
          "POST",
          "/v1/blocks/deployments/",
          deploymentBody("crowded", spec),
        ),
      ),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  });

  it("is done once also when the platform was killed in between", async () => {
    const data = await mkdtemp(path.join(tmpdir(), "press-platform-"));
    const first = await startPlatform({ data });
    const id = await createSpec(first, "survivor");
    const release = (target: PlatformProcess) =>
      send(
        { ...target, headers: { "idempotency-key": "release-2" } },
        "POST",
        `${specs}${id}/releases`,
        releaseForm("2.0.0"),
      );
    expect((await release(first)).status).toBe(201);
    await first.kill();
    const second = await startPlatform({ data });
    expect((await release(second)).status).toBe(201);
    await second.stop();
    await rm(data, { recursive: true, force: true });
  });

  it("is done anew when it had failed, or after a day", async () => {
    const wrong = await send(named("retry"), "POST", specs, specForm("retry", { version: "1" }));
    const right = await send(named("retry"), "POST", specs, specForm("retry"));
    expect([wrong.status, right.status]).toEqual([422, 201]);
    await platform.advance(86_401);
    expect((await send(named("retry"), "POST", specs, specForm("retry"))).status).toBe(409);
  });

  it("is refused with 422 when it is another request, and is the tenant's own", async () => {
    await send(named("shared-key"), "POST", specs, specForm("one-thing"));
    const another = await send(named("shared-key"), "POST", specs, specForm("another-thing"));
    expect([another.status, another.body.message]).toEqual([
      422,
      "The Idempotency-Key was used for another request; each request has a key of its own.",
    ]);
    const elsewhere = { ...named("shared-key"), key: "other-key-0001" };
    expect((await send(elsewhere, "POST", specs, specForm("another-thing"))).status).toBe(201);
  });

  it.each(["x".repeat(256), "a b"])("is refused with 400 when the key is %.9s", async (key) => {
    expect((await send(named(key), "POST", specs, specForm("bad-key"))).status).toBe(400);
  });
});

describe("lists under load", () => {
  it("are answered without an error, and never with what is not there any more", async () => {
    const writer = async () => {
      for (let round = 0; round < 10; round++) {
        const id = await createSpec(platform, `load-${round}`);
        const seen = await send(platform, "GET", `${specs}?name=load-${round}`);
        expect(seen.body.specs.map((spec) => spec.id)).toEqual([id]);
        await send(platform, "DELETE", `${specs}${id}`);
        const after = await send(platform, "GET", `${specs}?name=load-${round}`);
        expect(after.body.specs).toEqual([]);
      }
    };
    const reader = async () => {
      const statuses = new Set<number>();
      for (let round = 0; round < 100; round++) {
        statuses.add((await send(platform, "GET", `${specs}?pageSize=5`)).status);
      }
      return [...statuses];
    };
    const [, ...readers] = await Promise.all([writer(), ...Array.from({ length: 8 }, reader)]);
    expect(readers.flat()).toEqual(Array.from({ length: 8 }, () => 200));
  });
});
