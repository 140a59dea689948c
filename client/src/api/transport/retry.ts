/** Whether a failed call may be sent again: never, because it is definite; after a while; or when the limiter allows. */
export type Retryability = "never" | "transient" | "rateLimited";

export interface FailedAttempt {
  readonly isIdempotent: boolean;
  readonly retryability: Retryability;
  /** What the platform asked for in Retry-After, in milliseconds. */
  readonly retryAfter?: number | undefined;
  /** How many attempts were made, at least 1. */
  readonly attempts: number;
  /** Milliseconds since the first attempt began. */
  readonly elapsed: number;
  /** A random number of [0, 1), so that many clients do not come back at the same moment. */
  readonly random: number;
}

const maximumAttempts = 3;
const firstDelay = 500;
const longestDelay = 10_000;
/** Beyond this, the wait is for the user to decide. */
const longestRetryAfter = 60_000;
/** Milliseconds that all attempts of a call and the waits between them may take. */
export const retryBudget = 90_000;

/**
 * Milliseconds to wait before the next attempt; undefined when the failure stands. A call that changes something is
 * only repeated after a 429, which says that it was not looked at, and only once.
 */
export function retryDelay(failed: FailedAttempt): number | undefined {
  if (failed.retryability === "never") return undefined;
  if (!failed.isIdempotent && (failed.retryability !== "rateLimited" || failed.attempts > 1)) {
    return undefined;
  }
  if (failed.attempts >= maximumAttempts) return undefined;
  if (failed.retryAfter !== undefined && failed.retryAfter > longestRetryAfter) return undefined;
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** (failed.attempts - 1));
  const delay = failed.retryAfter ?? failed.random * ceiling;
  return failed.elapsed + delay > retryBudget ? undefined : delay;
}

/**
 * Reads a Retry-After header, in seconds or as a date, in milliseconds from now. A date is measured against the
 * answer's own `Date`, so that this machine's clock does not matter. Undefined when it makes no sense.
 */
export function readRetryAfter(
  header: string | null,
  dateHeader: string | null,
): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const delay = Date.parse(header) - Date.parse(dateHeader ?? "");
  return Number.isFinite(delay) && delay >= 0 && /[A-Za-z]/.test(header) ? delay : undefined;
}
