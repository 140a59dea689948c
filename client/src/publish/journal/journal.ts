import { isDeepStrictEqual } from "node:util";
import { PublishError } from "../publishError.js";
import { readJournalEntry } from "./journalEntry.js";
import type { ChangeSubject, JournalEntry } from "./journalEntry.js";

/** Where the journal is kept; one value per operation, so that two windows never overwrite each other's. */
export interface JournalStorage {
  keys(): readonly string[];
  get(key: string): unknown;
  /** Removes the value when it is undefined. */
  update(key: string, value: unknown): PromiseLike<void>;
}

const prefix = "pressBlock.change:";

/**
 * Remembers what was begun until it is known how it ended, so that nothing is forgotten when the editor ends in between.
 * Holds ids and names, never content, keys or parameter values.
 */
export class Journal {
  readonly #storage: JournalStorage;
  /** Operations of this window, whose end is still waited for. */
  readonly #running = new Set<string>();

  constructor(storage: JournalStorage) {
    this.#storage = storage;
  }

  /**
   * Writes down a change before it is sent. Throws `PublishError` when the same thing is being changed already, or when
   * the entry cannot be kept; nothing is to be sent then.
   */
  async begin(entry: JournalEntry): Promise<void> {
    const other = this.#entries().find((one) => isSameTarget(one, entry) && one.step !== "done");
    if (other !== undefined) throw new PublishError(lockNote(other));
    this.#running.add(entry.operationId);
    try {
      await this.#storage.update(prefix + entry.operationId, entry);
    } catch {
      this.#running.delete(entry.operationId);
      throw new PublishError(
        "The editor cannot remember what is about to be sent, so nothing was sent; check the free space of its disk.",
      );
    }
  }

  /** Notes how far a change came; what a change has made is written down before anything else is done. */
  async note(
    operationId: string,
    progress: { readonly step: JournalEntry["step"]; readonly subject?: ChangeSubject },
  ): Promise<void> {
    const entry = readJournalEntry(this.#storage.get(prefix + operationId));
    if (entry === undefined) return;
    const subject = { ...entry.subject, ...progress.subject };
    await this.#storage.update(prefix + operationId, { ...entry, step: progress.step, subject });
  }

  /** The change came to an end that is known, or its end is not waited for any more. */
  async end(operationId: string): Promise<void> {
    this.#running.delete(operationId);
    await this.#storage.update(prefix + operationId, undefined);
  }

  /** Nobody waits for the end any more, which is still not known. */
  leave(operationId: string): void {
    this.#running.delete(operationId);
  }

  /** Changes whose end is not known and which nobody in this window waits for, oldest first. */
  unfinished(): readonly JournalEntry[] {
    return this.#entries()
      .filter(({ operationId }) => !this.#running.has(operationId))
      .sort((one, other) => one.startedAt - other.startedAt);
  }

  #entries(): JournalEntry[] {
    return this.#storage
      .keys()
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readJournalEntry(this.#storage.get(key)) ?? []);
  }
}

/** Whether two changes would get in each other's way. */
function isSameTarget(one: JournalEntry, other: JournalEntry): boolean {
  return (
    one.account.origin === other.account.origin &&
    one.account.id === other.account.id &&
    isDeepStrictEqual(targetOf(one), targetOf(other))
  );
}

function targetOf({ kind, subject }: JournalEntry): readonly (string | undefined)[] {
  const { specId, deploymentId, blockKind, name } = subject;
  if (deploymentId !== undefined) return ["deployment", deploymentId];
  if (kind === "createDeployment") return ["deployment", blockKind, name];
  return specId === undefined ? ["spec", blockKind, name] : ["spec", specId];
}

function lockNote({ subject, startedAt }: JournalEntry): string {
  const what = subject.name ?? subject.deploymentId ?? subject.specId ?? "";
  const since = new Date(startedAt).toISOString().slice(0, 16).replace("T", " ");
  return `A change of "${what}" that began ${since} UTC has not ended; wait for it, or check it with "Check Unfinished Changes".`;
}
