const capacity = 10;

/**
 * How many retries an origin is still good for: each costs one, each call that succeeds gives one back. A platform that
 * is down is thus not asked three times for everything that anybody wants from it.
 */
export class RetryQuota {
  #left = capacity;

  /** Takes one; false when there is none. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  giveBack(): void {
    this.#left = Math.min(capacity, this.#left + 1);
  }
}

const quotas = new Map<string, RetryQuota>();

/** The quota that all clients of an origin share. */
export function retryQuotaOf(origin: string): RetryQuota {
  const known = quotas.get(origin);
  if (known !== undefined) return known;
  const quota = new RetryQuota();
  quotas.set(origin, quota);
  return quota;
}
