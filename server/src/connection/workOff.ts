import { setImmediate } from "node:timers/promises";
import type { CancellationToken, ResponseError } from "vscode-languageserver/node";
import type { Interruptible } from "../interruptible.js";
import { cancelled, isCancelled } from "./requestGuard.js";

/**
 * Does a piece of work and lets other messages in between its pieces, so that a cancellation is noticed and a keystroke does
 * not wait for a search.
 */
export async function workOff<Result>(
  work: Interruptible<Result>,
  token: CancellationToken,
): Promise<Result | ResponseError> {
  let last = performance.now();
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    if (performance.now() - last < longestPiece) continue;
    await setImmediate();
    if (isCancelled(token)) return cancelled();
    last = performance.now();
  }
}

/** In milliseconds; shorter pieces are done together. */
const longestPiece = 10;
