import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPlatformDatabase } from "../support/platformDatabase.js";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import {
  deploymentBody,
  releaseForm,
  send,
  specForm,
  type Answer,
} from "../support/pressRequests.js";
import { zipWith } from "../support/zip.js";

let data: string;

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "press-platform-"));
});

afterEach(() => rm(data, { recursive: true, force: true }));

/** What somebody who reads a path may find: what was acknowledged last, or what was under way. */
interface Expectation {
  acknowledged: string;
  underWay: string | undefined;
}

const gone = "gone";
const specs = "/v1/blocks/specs/";
const deployments = "/v1/blocks/deployments/";
const parameters = { run: [{ name: "step", type: "number", required: false }] };

/** One client that writes on and on, and notes what the platform has acknowledged. */
class Writer {
  /** Path and what is read there → what it must be. */
  readonly facts = new Map<string, Expectation>();
  acknowledgedCount = 0;
  readonly #platform: PlatformProcess;
  readonly #name: string;

  constructor(platform: PlatformProcess, name: string) {
    this.#platform = platform;
    this.#name = name;
  }

  /** Writes until the connection breaks. */
  async run(): Promise<void> {
    try {
      for (let round = 0; ; round++) await this.#round(`${this.#name}-${round}`);
    } catch (error) {
      // The connection breaks when the process is killed; a refusal would be a mistake.
      if (error instanceof Error && /^\d{3}:/.test(error.message)) throw error;
    }
  }

  async #round(name: string): Promise<void> {
    const artifact = zipWith(name.repeat(100));
    const form = specForm(name, { artifact, parameters, metadata: { title: "0" } });
    const { id: spec } = (await this.#write("POST", specs, form)).body;
    const specPath = `${specs}${spec}`;
    this.#acknowledge(`${specPath} title`, "0");
    await this.#change(`${specPath} title`, "1", () =>
      this.#write("PATCH", specPath, { metadata: { title: "1" } }),
    );
    await this.#write("POST", `${specPath}/releases`, releaseForm("2.0.0", { parameters }));
    this.#acknowledge(`${specPath}/releases/2.0.0 version`, "2.0.0");
    const body = deploymentBody(name, spec, { parameters: { run: { step: 0 } } });
    const { id } = (await this.#write("POST", deployments, body)).body;
    const run = `/v1/deployments/${id}/parameters/run`;
    this.#acknowledge(`${run} step`, "0");
    await this.#change(`${run} step`, "1", () => this.#write("PATCH", run, { step: 1 }));
    await this.#write("POST", `${deployments}${id}/revisions`, {});
    this.#acknowledge(`${deployments}${id} revision`, "2");
    const spareForm = specForm(`${name}-spare`, { artifact: zipWith(`${name}-spare`) });
    const spare = (await this.#write("POST", specs, spareForm)).body.id;
    this.#acknowledge(`${specs}${spare} title`, "");
    await this.#change(`${specs}${spare} title`, gone, () =>
      this.#write("DELETE", `${specs}${spare}`),
    );
  }

  #acknowledge(place: string, value: string): void {
    this.facts.set(place, { acknowledged: value, underWay: undefined });
  }

  async #change(place: string, value: string, write: () => Promise<Answer>): Promise<void> {
    const fact = this.facts.get(place);
    if (fact !== undefined) fact.underWay = value;
    await write();
    this.#acknowledge(place, value);
  }

  async #write(method: string, target: string, body?: FormData | object): Promise<Answer> {
    const answer = await send(this.#platform, method, target, body);
    if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.body.message}`);
    this.acknowledgedCount += 1;
    return answer;
  }
}

async function read(platform: PlatformProcess, place: string): Promise<string> {
  const [target = "", what = ""] = place.split(" ");
  const { status, body } = await send(platform, "GET", target);
  if (status === 404) return gone;
  expect(status).toBe(200);
  if (what === "title") await expectArtifact(platform, target);
  const { step } = body as unknown as { readonly step: number };
  const values: Record<string, () => string | undefined> = {
    title: () => (body.metadata as { readonly title?: string }).title,
    version: () => body.version,
    step: () => String(step),
    revision: () => body.latestRevision.revision,
  };
  return values[what]?.() ?? "";
}

/** A spec that is there has the artifact of its release. */
async function expectArtifact(platform: PlatformProcess, specPath: string): Promise<void> {
  const { body } = await send(platform, "GET", `${specPath}/releases/1.0.0`);
  expect(existsSync(path.join(data, "artifacts", body.artifact.id))).toBe(true);
}

/** Writes with several clients, kills the platform in the middle, and returns what it has acknowledged. */
async function writeUntilKilled(round: string, killAfter: number, milliseconds: number) {
  const platform = await startPlatform({ data, transition: 0 });
  const writers = [1, 2, 3, 4].map((number) => new Writer(platform, `${round}-${number}`));
  const running = Promise.all(writers.map((writer) => writer.run()));
  const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledgedCount, 0);
  const killed = new Promise<void>((resolve, reject) => {
    const look = setInterval(() => {
      if (acknowledged() < killAfter) return;
      clearInterval(look);
      setTimeout(() => void platform.kill().then(resolve, reject), milliseconds);
    }, 1);
    running.catch((error: unknown) => {
      clearInterval(look);
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await Promise.all([running, killed]);
  return writers.flatMap((writer) => [...writer.facts]);
}

/** No further round begins when that time is over. */
const budgetMilliseconds = 20_000;

describe("a platform that is killed with SIGKILL at any moment", { timeout: 120_000 }, () => {
  it("has every acknowledged change of any kind, and a sound database", async () => {
    let round = 0;
    const end = performance.now() + budgetMilliseconds;
    const everything = new Map<string, Expectation>();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 15 }),
        async (killAfter, milliseconds) => {
          if (performance.now() > end) return;
          const facts = await writeUntilKilled(`round-${++round}`, killAfter, milliseconds);
          expect(facts.length).toBeGreaterThan(0);
          const platform = await startPlatform({ data, transition: 0 });
          try {
            for (const [place, { acknowledged, underWay }] of facts) {
              const found = await read(platform, place);
              expect([acknowledged, underWay], place).toContain(found);
              everything.set(place, { acknowledged: found, underWay: undefined });
            }
          } finally {
            await platform.kill();
          }
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
    const platform = await startPlatform({ data, transition: 0 });
    for (const [place, { acknowledged }] of everything) {
      expect(await read(platform, place), place).toBe(acknowledged);
    }
    await platform.stop();
    const database = openPlatformDatabase(data);
    expect(database.get("PRAGMA integrity_check")).toEqual({ integrity_check: "ok" });
    expect(database.all("PRAGMA foreign_key_check")).toEqual([]);
    database.close();
  });
});
