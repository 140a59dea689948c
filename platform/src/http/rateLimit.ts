import { tooManyRequests } from "../apiError.js";

const minute = 60_000;

/** How many requests each tenant may send per minute, counted from its first one. */
export class RateLimit {
  readonly #limit: number | undefined;
  readonly #windows = new Map<string, { readonly start: number; count: number }>();

  /** @param limit requests per minute; undefined means any number */
  constructor(limit: number | undefined) {
    this.#limit = limit;
  }

  /** @throws ApiError 429 telling when to come again */
  count(tenant: string): void {
    if (this.#limit === undefined) return;
    const now = performance.now();
    const known = this.#windows.get(tenant);
    const window =
      known === undefined || now - known.start >= minute ? { start: now, count: 0 } : known;
    this.#windows.set(tenant, window);
    window.count += 1;
    if (window.count <= this.#limit) return;
    const seconds = Math.max(1, Math.ceil((window.start + minute - now) / 1000));
    throw tooManyRequests(
      `The tenant "${tenant}" has sent more than ${this.#limit} requests within a minute; the next may be sent in ${seconds} seconds.`,
      seconds,
    );
  }
}
