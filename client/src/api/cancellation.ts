import { PressError } from "./errors.js";

/** The error of work that was cancelled before it changed anything. */
export function cancellation(operation: string): PressError {
  return new PressError("The work was cancelled before anything was sent.", {
    kind: "cancelled",
    outcome: "refused",
    operation,
  });
}

/** Throws a `PressError` of kind `cancelled` when the signal has aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined, operation: string): void {
  if (signal?.aborted === true) throw cancellation(operation);
}
