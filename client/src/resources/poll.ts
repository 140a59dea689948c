import type { Clock } from "../api/clock.js";

export interface PollOptions {
  readonly clock: Clock;
  /** Whether there is something to wait for, and somebody looking. */
  readonly isNeeded: () => boolean;
  readonly run: () => Promise<unknown>;
}

const firstInterval = 2_000;
const longestInterval = 30_000;
const growth = 1.5;

/** Runs something again and again, ever less often, as long as it is needed. */
export class Poll {
  readonly #options: PollOptions;
  #interval = firstInterval;
  #cancelTimer: (() => void) | undefined;
  #isRunning = false;

  constructor(options: PollOptions) {
    this.#options = options;
  }

  /** To be called whenever `isNeeded` may have changed. */
  update(): void {
    if (!this.#options.isNeeded()) {
      this.stop();
      return;
    }
    if (this.#cancelTimer !== undefined || this.#isRunning) return;
    this.#cancelTimer = this.#options.clock.after(this.#interval, () => void this.#tick());
  }

  /** Starts over with short intervals: something just happened. */
  hurry(): void {
    this.stop();
    this.update();
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#interval = firstInterval;
  }

  async #tick(): Promise<void> {
    this.#cancelTimer = undefined;
    this.#interval = Math.min(this.#interval * growth, longestInterval);
    this.#isRunning = true;
    try {
      await this.#options.run();
    } finally {
      this.#isRunning = false;
      this.update();
    }
  }
}
