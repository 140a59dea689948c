import { createPressClient } from "../api/createPressClient.js";
import type { PressClient } from "../api/pressClient.js";
import type { Account } from "../auth/account.js";
import type { AccountStore } from "../auth/accountStore.js";

/** An account and the client that acts for it. */
export interface Connection {
  readonly account: Account;
  readonly client: PressClient;
}

/** Gives the active account its client; the same one as long as the account stays what it is. */
export class Connections {
  readonly #accounts: AccountStore;
  readonly #userAgent: string;
  #current: Connection | undefined;

  constructor(accounts: AccountStore, userAgent: string) {
    this.#accounts = accounts;
    this.#userAgent = userAgent;
  }

  /** Undefined when nobody is signed in. Throws `PressError` when the account's address is not one for a key. */
  active(): Connection | undefined {
    const account = this.#accounts.active();
    if (account === undefined) return undefined;
    const known = this.#current;
    if (known?.account.id === account.id && known.account.baseUrl === account.baseUrl) return known;
    const connection = { account, client: this.clientOf(account) };
    this.#current = connection;
    return connection;
  }

  /** A client whose key is `key`, or the account's stored one. */
  clientOf(account: Account, key?: string): PressClient {
    return createPressClient({
      baseUrl: account.baseUrl,
      getKey: (origin) =>
        key === undefined ? this.#accounts.getKey(account, origin) : Promise.resolve(key),
      userAgent: this.#userAgent,
    });
  }
}
