import type { ProvidedAccount } from "../../../client/src/auth/accountStore.js";

/** The account of a platform that a test has started. */
export function providedAccount(platform: {
  readonly address: string;
  readonly key: string;
}): ProvidedAccount {
  const { address, key } = platform;
  return { account: { id: "environment", label: "Local platform", baseUrl: `${address}/` }, key };
}
