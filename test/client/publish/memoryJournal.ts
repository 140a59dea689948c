import type { JournalStorage } from "../../../client/src/publish/journal/journal.js";

/** What the editor keeps of a workspace; it outlives a window. */
export class MemoryJournal implements JournalStorage {
  readonly values = new Map<string, string>();
  /** Every text that was ever written. */
  readonly written: string[] = [];
  isFull = false;

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(key: string): unknown {
    const text = this.values.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  update(key: string, value: unknown): Promise<void> {
    if (this.isFull) return Promise.reject(new Error("ENOSPC"));
    if (value === undefined) this.values.delete(key);
    else {
      const text = JSON.stringify(value);
      this.values.set(key, text);
      this.written.push(text);
    }
    return Promise.resolve();
  }
}
