import { cancellation } from "./cancellation.js";

/** The time as api/ and publish/ see it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `milliseconds`; the returned function cancels that. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `milliseconds`; rejects with a `cancelled` PressError as soon as `signal` aborts. */
export function sleep(
  clock: Clock,
  milliseconds: number,
  options: { readonly operation: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { operation, signal } = options;
  return new Promise((resolve, reject) => {
    const cancelled = () => {
      cancelTimer();
      reject(cancellation(operation));
    };
    const cancelTimer = clock.after(milliseconds, () => {
      signal?.removeEventListener("abort", cancelled);
      resolve();
    });
    if (signal?.aborted === true) cancelled();
    else signal?.addEventListener("abort", cancelled, { once: true });
  });
}
