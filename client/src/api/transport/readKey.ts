import type { Endpoint } from "../../../../schemas/pressApi/endpoint.js";
import { cancellation, throwIfCancelled } from "../cancellation.js";
import { PressError } from "../errors.js";
import { keyProblem } from "../key.js";

/** An address, and the keys by the origin that each is bound to. */
export interface KeySource {
  readonly base: URL;
  readonly getKey: (origin: string) => Promise<string | undefined>;
}

/**
 * The key of the address, fit for a header. Rejects with a `PressError` when there is none, when it could not stand in a
 * header, or when it would travel without its receiver being checked.
 */
export async function readKey(
  { base, getKey }: KeySource,
  { operation }: Endpoint,
  signal: AbortSignal | undefined,
): Promise<string> {
  const refuse = (kind: "unauthorized" | "invalidKey" | "network", message: string) =>
    new PressError(message, { kind, outcome: "refused", operation });
  if (base.protocol === "https:" && process.env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") {
    throw refuse(
      "network",
      `Certificate checks are switched off by NODE_TLS_REJECT_UNAUTHORIZED=0, so the key is not sent to ${base.host}; unset it and restart the editor.`,
    );
  }
  throwIfCancelled(signal, operation);
  const reading = getKey(base.origin).catch(() => {
    throw refuse(
      "unauthorized",
      `The key for ${base.host} could not be read from the system's keyring; unlock it, or sign in again.`,
    );
  });
  const key = (await unlessAborted(reading, operation, signal))?.trim();
  if (key === undefined) {
    throw refuse("unauthorized", `There is no key for ${base.host}; sign in first.`);
  }
  const problem = keyProblem(key);
  if (problem !== undefined) {
    throw refuse(
      "invalidKey",
      `The key for ${base.host} ${problem}, so it was not sent; sign in again with only the key.`,
    );
  }
  return key;
}

/** A keyring may ask its user and take its time. */
async function unlessAborted<Result>(
  work: Promise<Result>,
  operation: string,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return work;
  const ended = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(cancellation(operation));
    signal.addEventListener("abort", onAbort, { once: true, signal: ended.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    ended.abort();
  }
}
