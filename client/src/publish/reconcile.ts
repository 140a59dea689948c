import { sleep } from "../api/clock.js";
import type { Clock } from "../api/clock.js";
import { PressError } from "../api/errors.js";

/** What the platform has of that which was sent: it, nothing, or something else in its place. */
export type Finding<Found> =
  { readonly state: "found"; readonly found: Found } | { readonly state: "absent" | "different" };

/** Before each look, in milliseconds; platforms may show a new object, or what became of one, with some delay. */
const waits = [1_000, 4_000, 10_000];

/**
 * Finds out what became of a request whose answer was lost, by looking up to three times over 15 seconds.
 * `unreachable` when the last look failed. Other errors than `PressError` are passed on.
 */
export async function reconcile<Found>(
  lookUp: () => Promise<Finding<Found>>,
  { clock, onAttempt }: { readonly clock: Clock; readonly onAttempt?: (attempt: number) => void },
): Promise<Finding<Found> | { readonly state: "unreachable" }> {
  let last: Finding<Found> | { readonly state: "unreachable" } = { state: "unreachable" };
  for (const [index, wait] of waits.entries()) {
    onAttempt?.(index + 1);
    await sleep(clock, wait, { operation: "reconcile" });
    last = await lookUp().catch((thrown: unknown) => {
      if (thrown instanceof PressError) return { state: "unreachable" } as const;
      throw thrown;
    });
    if (last.state === "found" || last.state === "different") return last;
  }
  return last;
}
