import type { Clock } from "../clock.js";

/**
 * Why a request was given up: the user's wish, no connection, no answer or no end of it in time, or an answer that is
 * too large.
 */
export type AbortReason = "cancelled" | "noConnection" | "timeout" | "oversize";

/** Gives a request up at the first of several occasions and remembers which it was. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #clock: Clock;
  readonly #userSignal: AbortSignal | undefined;
  readonly #cancelTimers = new Set<() => void>();
  #reason: AbortReason | undefined;

  constructor(clock: Clock, userSignal: AbortSignal | undefined) {
    this.#clock = clock;
    this.#userSignal = userSignal;
    if (userSignal?.aborted === true) this.abort("cancelled");
    else userSignal?.addEventListener("abort", this.#onUserAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get reason(): AbortReason | undefined {
    return this.#reason;
  }

  /** Gives up after `milliseconds`; the returned function takes that back. */
  limit(milliseconds: number, reason: AbortReason = "timeout"): () => void {
    const cancel = this.#clock.after(milliseconds, () => this.abort(reason));
    this.#cancelTimers.add(cancel);
    return () => {
      this.#cancelTimers.delete(cancel);
      cancel();
    };
  }

  abort(reason: AbortReason): void {
    this.#reason ??= reason;
    this.#controller.abort();
  }

  /** Frees timers and listeners, and the connection when it is still open. */
  end(): void {
    for (const cancel of this.#cancelTimers) cancel();
    this.#cancelTimers.clear();
    this.#userSignal?.removeEventListener("abort", this.#onUserAbort);
    this.#controller.abort();
  }

  readonly #onUserAbort = () => this.abort("cancelled");
}
