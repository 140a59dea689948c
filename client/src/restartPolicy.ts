export interface RestartPolicyOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const mostRestarts = 4;
const windowMilliseconds = 3 * 60_000;

/** Whether a program that ended is to be started again: not when it keeps ending. */
export class RestartPolicy {
  readonly #now: () => number;
  #ends: readonly number[] = [];

  constructor({ now }: RestartPolicyOptions) {
    this.#now = now;
  }

  /** To be asked once per end. */
  shouldRestart(): boolean {
    const now = this.#now();
    this.#ends = [...this.#ends, now].filter((end) => now - end < windowMilliseconds);
    return this.#ends.length <= mostRestarts;
  }

  /** The user restarted it: what was before no longer counts. */
  forget(): void {
    this.#ends = [];
  }
}
