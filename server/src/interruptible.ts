/**
 * Work that takes its time: it stops after each piece of it to be asked for the next one, so that whoever does it can look
 * whether anybody still waits for the result.
 */
export type Interruptible<Result> = Generator<undefined, Result, undefined>;

/** Does all of a piece of work at once. */
export function complete<Result>(work: Interruptible<Result>): Result {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
