import { createHash, randomBytes } from "node:crypto";
import type { MementoPort } from "../auth/accountStore.js";
import { isRecord } from "../api/guards.js";

/** Run parameters as the platform shows them: hidden values are masked. */
export type ShownParameters = Readonly<Record<string, unknown>>;

interface ParameterRecord {
  readonly revision: string;
  readonly salt: string;
  readonly digests: Readonly<Record<string, string>>;
}

/** More deployments than this are not remembered; the oldest are forgotten. */
const mostRecords = 200;
const memoryName = "runParameters";

/**
 * Remembers which run parameters a deployment had, to notice when they are changed elsewhere. Holds salted digests, no
 * values.
 */
export class ParameterRecords {
  readonly #memory: MementoPort;

  constructor(memory: MementoPort) {
    this.#memory = memory;
  }

  /** Ids of the deployments that are remembered. */
  ids(): ReadonlySet<string> {
    return new Set(this.#records().keys());
  }

  /** Names of parameters that have other values than remembered; none for another revision, which brings its own. */
  changed(deploymentId: string, revision: string, values: ShownParameters): readonly string[] {
    const record = this.#records().get(deploymentId);
    if (record?.revision !== revision) return [];
    const now = digestsOf(values, record.salt);
    const names = new Set([...Object.keys(now), ...Object.keys(record.digests)]);
    return [...names].filter((name) => now[name] !== record.digests[name]).sort();
  }

  /** Remembers these values when none are remembered for this revision. */
  async note(deploymentId: string, revision: string, values: ShownParameters): Promise<void> {
    if (this.#records().get(deploymentId)?.revision === revision) return;
    const salt = randomBytes(8).toString("hex");
    const record = { revision, salt, digests: digestsOf(values, salt) };
    const others = [...this.#records()].filter(([id]) => id !== deploymentId);
    await this.#store([...others, [deploymentId, record]]);
  }

  /** Forgets what was remembered: the values are being changed here, or were accepted. */
  async forget(deploymentId: string): Promise<void> {
    const others = [...this.#records()].filter(([id]) => id !== deploymentId);
    await this.#store(others);
  }

  async #store(entries: readonly (readonly [string, ParameterRecord])[]): Promise<void> {
    await this.#memory.update(memoryName, Object.fromEntries(entries.slice(-mostRecords)));
  }

  #records(): ReadonlyMap<string, ParameterRecord> {
    const stored = this.#memory.get(memoryName);
    const entries = isRecord(stored) ? Object.entries(stored) : [];
    return new Map(
      entries.flatMap(([id, value]): [string, ParameterRecord][] => {
        const record = readRecord(value);
        return record === undefined ? [] : [[id, record]];
      }),
    );
  }
}

function readRecord(stored: unknown): ParameterRecord | undefined {
  if (!isRecord(stored)) return undefined;
  const { revision, salt, digests } = stored;
  if (typeof revision !== "string" || typeof salt !== "string" || !isRecord(digests)) {
    return undefined;
  }
  const texts = Object.entries(digests).flatMap(([name, digest]): [string, string][] =>
    typeof digest === "string" ? [[name, digest]] : [],
  );
  return { revision, salt, digests: Object.fromEntries(texts) };
}

function digestsOf(values: ShownParameters, salt: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const text = `${salt}\n${JSON.stringify(value)}`;
      return [name, createHash("sha256").update(text).digest("hex").slice(0, 16)];
    }),
  );
}
