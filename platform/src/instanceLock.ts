import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRecord, own } from "./record.js";

/** Who uses a data folder; written to `platform.pid` in it. */
interface Holder {
  readonly pid: number;
  /** Tells one run from another, whatever the pid is reused for. */
  readonly instanceId: string;
  /** Undefined until it listens. */
  readonly address: string | undefined;
}

/** A live platform that never answers counts as dead only after the time that starting one may take. */
const startingMilliseconds = 15_000;
const probeMilliseconds = 2_000;

/** The right of this process to use a data folder, which no other platform has at the same time. */
export class InstanceLock {
  readonly instanceId: string;
  readonly #filePath: string;

  private constructor(filePath: string, instanceId: string) {
    this.#filePath = filePath;
    this.instanceId = instanceId;
  }

  /**
   * Takes the lock, also from a platform that is dead.
   * @throws Error with one sentence when a running platform holds it, naming its address
   */
  static async take(folder: string): Promise<InstanceLock> {
    const filePath = path.join(folder, "platform.pid");
    const instanceId = randomUUID();
    const lock = new InstanceLock(filePath, instanceId);
    for (let attempt = 0; attempt < 5; attempt++) {
      if (lock.#create()) return lock;
      const holder = readHolder(filePath);
      if (await isAlive(holder, filePath)) throw new Error(heldBy(folder, holder));
      removeStale(filePath, holder);
    }
    throw new Error(`The data folder ${folder} is being taken by another platform.`);
  }

  /** Tells others where this platform listens. */
  publish(address: string): void {
    const draft = this.#write(address);
    renameSync(draft, this.#filePath);
  }

  release(): void {
    if (readHolder(this.#filePath)?.instanceId === this.instanceId) {
      rmSync(this.#filePath, { force: true });
    }
  }

  /** Links a complete file into place, so that nobody ever reads half of one. */
  #create(): boolean {
    const draft = this.#write(undefined);
    try {
      linkSync(draft, this.#filePath);
      return true;
    } catch (error) {
      if (isRecord(error) && own(error, "code") === "EEXIST") return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  #write(address: string | undefined): string {
    const draft = `${this.#filePath}.${this.instanceId}`;
    const holder: Holder = { pid: process.pid, instanceId: this.instanceId, address };
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
    return draft;
  }
}

function heldBy(folder: string, holder: Holder | undefined): string {
  const place =
    holder?.address === undefined
      ? `a platform that is just starting (process ${holder?.pid ?? "unknown"})`
      : `the platform at ${holder.address} (process ${holder.pid})`;
  return `The data folder ${folder} is in use by ${place}; stop it, or choose another folder with --data.`;
}

/** @returns undefined when there is no file, or none that can be understood */
function readHolder(filePath: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(filePath, "utf8"));
    if (!isRecord(value)) return undefined;
    const pid = own(value, "pid");
    const instanceId = own(value, "instanceId");
    const address = own(value, "address");
    if (typeof pid !== "number" || typeof instanceId !== "string") return undefined;
    return { pid, instanceId, address: typeof address === "string" ? address : undefined };
  } catch {
    return undefined;
  }
}

/** A pid may have been reused by any program since, so a process counts only if it also answers as that platform. */
async function isAlive(holder: Holder | undefined, filePath: string): Promise<boolean> {
  if (holder === undefined || !processExists(holder.pid)) return false;
  if (holder.address === undefined) return ageOf(filePath) < startingMilliseconds;
  try {
    const answer = await fetch(`${holder.address}/health`, {
      redirect: "manual",
      signal: AbortSignal.timeout(probeMilliseconds),
    });
    const body: unknown = await answer.json();
    return isRecord(body) && own(body, "instance") === holder.instanceId;
  } catch (error) {
    // A connection that is taken but not answered is a platform that is busy or suspended.
    return error instanceof DOMException && error.name === "TimeoutError";
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isRecord(error) && own(error, "code") === "EPERM";
  }
}

function ageOf(filePath: string): number {
  try {
    return Date.now() - statSync(filePath).mtimeMs;
  } catch {
    return 0;
  }
}

/** Takes the file away first and looks at it then: in between, another platform may have put its own in place. */
function removeStale(filePath: string, stale: Holder | undefined): void {
  const aside = `${filePath}.${randomUUID()}`;
  try {
    renameSync(filePath, aside);
  } catch {
    return;
  }
  const taken = readHolder(aside);
  if (taken !== undefined && taken.instanceId !== stale?.instanceId) {
    try {
      linkSync(aside, filePath);
    } catch {
      // A third platform was faster; it found no file, so it holds the lock.
    }
  }
  rmSync(aside, { force: true });
}
