import { existsSync, readFileSync, statSync, truncateSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPlatformDatabase } from "../support/platformDatabase.js";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createSpec, send, specForm } from "../support/pressRequests.js";
import { zipWith } from "../support/zip.js";

let data: string;

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "press-platform-"));
});

afterEach(() => rm(data, { recursive: true, force: true }));

async function digestOf(blob: Blob): Promise<string> {
  return createHash("sha256")
    .update(Buffer.from(await blob.arrayBuffer()))
    .digest("hex");
}

interface Acknowledged {
  readonly id: string;
  readonly digest: string;
}

/** Creates specs with artifacts over several connections until the platform is gone; returns what it acknowledged. */
async function writeUntilKilled(
  platform: PlatformProcess,
  round: number,
  killAfter: number,
): Promise<readonly Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const write = async (writer: number) => {
    for (let count = 0; ; count++) {
      const name = `spec-${round}-${writer}-${count}`;
      const artifact = zipWith(name.repeat(500));
      try {
        const { status, body } = await send(
          platform,
          "POST",
          "/v1/blocks/specs/",
          specForm(name, { artifact }),
        );
        if (status !== 201) throw new Error(`${status}: ${body.message}`);
        acknowledged.push({ id: body.id, digest: await digestOf(artifact) });
      } catch (error) {
        // The connection breaks when the process is killed; a refusal would be a mistake.
        if (error instanceof Error && /^\d{3}:/.test(error.message)) throw error;
        return;
      }
      if (acknowledged.length === killAfter) void platform.kill();
    }
  };
  await Promise.all([1, 2, 3, 4].map(write));
  await platform.kill();
  return acknowledged;
}

describe("a platform that is killed with SIGKILL under load", { timeout: 60_000 }, () => {
  it("has every acknowledged spec and artifact when it starts again, and a sound database", async () => {
    const all: Acknowledged[] = [];
    for (let round = 0; round < 3; round++) {
      const platform = await startPlatform({ data });
      const killAfter = 1 + Math.floor(Math.random() * 40);
      const acknowledged = await writeUntilKilled(platform, round, killAfter);
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      all.push(...acknowledged);
    }
    const platform = await startPlatform({ data });
    for (const { id, digest } of all) {
      const { status, body } = await send(platform, "GET", `/v1/blocks/specs/${id}/releases/1.0.0`);
      expect({ id, status, artifact: body.artifact.id }).toEqual({
        id,
        status: 200,
        artifact: digest,
      });
      const stored = readFileSync(path.join(data, "artifacts", digest));
      expect(createHash("sha256").update(stored).digest("hex")).toBe(digest);
    }
    await platform.stop();

    const database = openPlatformDatabase(data);
    expect(database.get("PRAGMA integrity_check")).toEqual({ integrity_check: "ok" });
    expect(database.all("PRAGMA foreign_key_check")).toEqual([]);
    database.close();
  });
});

describe("a commit that was only half written", () => {
  it("is undone at the next start, and the ones before it are kept", async () => {
    const platform = await startPlatform({ data });
    const kept = await createSpec(platform, "kept");
    const log = path.join(data, "platform.db-wal");
    const { size } = statSync(log);
    const torn = await createSpec(platform, "torn");
    await platform.kill();
    truncateSync(log, Math.floor((size + statSync(log).size) / 2));

    const again = await startPlatform({ data });
    expect((await send(again, "GET", `/v1/blocks/specs/${kept}`)).status).toBe(200);
    expect((await send(again, "GET", `/v1/blocks/specs/${torn}`)).status).toBe(404);
    await createSpec(again, "torn");
    await again.stop();
    const database = openPlatformDatabase(data);
    expect(database.get("PRAGMA integrity_check")).toEqual({ integrity_check: "ok" });
    database.close();
  });
});

describe("artifacts", () => {
  it("are kept once however often they are used, until the last spec that uses them is deleted", async () => {
    const platform = await startPlatform({ data });
    const artifact = zipWith("same");
    const file = path.join(data, "artifacts", await digestOf(artifact));
    const first = await createSpec(platform, "first", { artifact });
    const second = await createSpec(platform, "second", { artifact });
    await send(platform, "DELETE", `/v1/blocks/specs/${first}`);
    expect(existsSync(file)).toBe(true);
    await send(platform, "DELETE", `/v1/blocks/specs/${second}`);
    expect(existsSync(file)).toBe(false);
    await platform.stop();
  });
});
