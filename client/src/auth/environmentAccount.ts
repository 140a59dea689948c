import { readApiKey } from "./apiKey.js";
import { isLoopback } from "./account.js";
import type { ProvidedAccount } from "./accountStore.js";

/** Environment variables by which whoever starts the editor connects it with a platform on this machine. */
export const addressVariable = "PRESS_BLOCKS_LOCAL_PLATFORM";
export const keyVariable = "PRESS_BLOCKS_LOCAL_KEY";

/**
 * The account that the process environment provides; undefined when it provides none, or an address that is not http on
 * this machine: an environment variable must never choose where on the network a key is sent.
 */
export function environmentAccount(
  environment: Readonly<Record<string, string | undefined>>,
): ProvidedAccount | undefined {
  const address = environment[addressVariable];
  const reading = readApiKey(environment[keyVariable] ?? "");
  if (address === undefined || !reading.isValid || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "http:" || !isLoopback(address)) return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  return {
    account: { id: "environment", label: "Local platform", baseUrl: `${url.origin}/` },
    key: reading.key,
  };
}
