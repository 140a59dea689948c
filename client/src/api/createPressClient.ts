import nodeFetch from "node-fetch";
import { parseAddress } from "./address.js";
import { systemClock } from "./clock.js";
import type { Clock } from "./clock.js";
import { PressClient } from "./pressClient.js";

export interface PressClientOptions {
  /**
   * Address of the platform: https, or http on a loopback host; without credentials, query and fragment.
   * See `parseAddress`.
   */
  readonly baseUrl: string;
  /** The key stored for an origin such as `https://press.peak.ai`; undefined when there is none. Asked once per call. */
  readonly getKey: (origin: string) => Promise<string | undefined>;
  readonly userAgent: string;
  readonly fetch?: typeof nodeFetch;
  readonly clock?: Clock;
}

/** Throws a `PressError` of kind `invalidAddress` when the address is not one that a key may be sent to. */
export function createPressClient(options: PressClientOptions): PressClient {
  return new PressClient({
    base: parseAddress(options.baseUrl),
    getKey: options.getKey,
    userAgent: options.userAgent,
    fetch: options.fetch ?? nodeFetch,
    clock: options.clock ?? systemClock,
  });
}
