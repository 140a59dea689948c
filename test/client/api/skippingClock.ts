import type { Clock } from "../../../client/src/api/clock.js";

/**
 * A clock on which waits up to `skipUpTo` milliseconds are over at once; longer ones, such as the 10 s that a connection
 * may take, end when a test says so.
 */
export class SkippingClock implements Clock {
  /** The waits that were skipped, in order. */
  readonly skipped: number[] = [];
  readonly #pending = new Set<{ readonly milliseconds: number; readonly callback: () => void }>();
  readonly #skipUpTo: number;
  #now = Date.parse("2030-01-01T00:00:00Z");

  constructor(skipUpTo = 9_999) {
    this.#skipUpTo = skipUpTo;
  }

  /** Puts the time of day, in milliseconds since the epoch. */
  set(now: number): void {
    this.#now = now;
  }

  /** Resolves when something waits for exactly `milliseconds`. */
  async hasPending(milliseconds: number): Promise<void> {
    const isThere = () => [...this.#pending].some((timer) => timer.milliseconds === milliseconds);
    while (!isThere()) await new Promise<void>((resolve) => setImmediate(resolve));
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { milliseconds, callback };
    if (milliseconds > this.#skipUpTo) {
      this.#pending.add(timer);
      return () => this.#pending.delete(timer);
    }
    this.skipped.push(milliseconds);
    this.#now += milliseconds;
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  }

  /** Lets `milliseconds` pass for all that waits. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of [...this.#pending]) {
      if (timer.milliseconds > milliseconds) continue;
      this.#pending.delete(timer);
      timer.callback();
    }
  }
}
