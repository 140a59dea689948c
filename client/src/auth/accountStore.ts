import { Emitter, type Subscribe, type Subscription } from "../emitter.js";
import { accountOrigin, readAccount, type Account } from "./account.js";

/** The part of the editor's secret storage that is used. */
export interface SecretPort {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
  onDidChange(listener: (change: { readonly key: string }) => void): Subscription;
}

/** The part of the editor's state that is used; nothing in it is secret. */
export interface MementoPort {
  get(name: string): unknown;
  update(name: string, value: unknown): PromiseLike<void>;
}

export interface AccountStorePorts {
  readonly secrets: SecretPort;
  readonly memento: MementoPort;
  readonly onListenerError: (error: unknown) => void;
}

/** An account with its key that the surroundings of the process provide. It is never stored. */
export interface ProvidedAccount {
  readonly account: Account;
  readonly key: string;
}

/** Whether a key will still be there after a restart; `session` when the system's keyring did not keep it. */
export type KeptFor = "good" | "session";

const accountsName = "accounts";
const activeName = "activeAccount";
const keyPrefix = "apiKey:";

/**
 * The accounts of the user. The list is plain state; keys are in the secret storage, each under a name that holds the
 * origin it may be sent to, so that no change of an address can carry a key elsewhere.
 */
export class AccountStore {
  readonly #ports: AccountStorePorts;
  readonly #provided: readonly ProvidedAccount[];
  readonly #changed: Emitter<void>;
  readonly #subscription: Subscription;
  /** Keys that the secret storage did not keep, by the name they have there. */
  readonly #sessionKeys = new Map<string, string>();
  readonly #seenKeys = new Set<string>();
  /** Holds for this window until the user chooses. */
  #activeHere: string | undefined;

  /** `provided` accounts come first, and the first of them acts until the user chooses another. */
  constructor(ports: AccountStorePorts, provided: readonly ProvidedAccount[] = []) {
    this.#ports = ports;
    this.#provided = provided;
    this.#activeHere = provided[0]?.account.id;
    for (const { key } of provided) this.#seenKeys.add(key);
    this.#changed = new Emitter(ports.onListenerError);
    this.#subscription = ports.secrets.onDidChange(({ key }) => {
      // Also of an account that is not in the list: another window may just have signed it in or out.
      if (key.startsWith(keyPrefix)) this.#changed.fire();
    });
  }

  /** The list, the active account or a key changed, here or in another window. */
  get onDidChange(): Subscribe<void> {
    return this.#changed.event;
  }

  list(): readonly Account[] {
    return [...this.#provided.map(({ account }) => account), ...this.#stored()];
  }

  /** The account that acts: the chosen one, else the first. */
  active(): Account | undefined {
    const accounts = this.list();
    const chosen = this.#activeHere ?? this.#ports.memento.get(activeName);
    return accounts.find(({ id }) => id === chosen) ?? accounts[0];
  }

  async setActive(accountId: string): Promise<void> {
    this.#activeHere = accountId;
    await this.#ports.memento.update(activeName, accountId);
    this.#changed.fire();
  }

  /** Lets an account act in this window only, unless the surroundings of the process provide one. */
  setActiveHere(accountId: string): void {
    if (this.#provided.length > 0 || this.#activeHere === accountId) return;
    this.#activeHere = accountId;
    this.#changed.fire();
  }

  /** Adds the account, or replaces the one with its id, stores the key and makes the account the active one. */
  async add(account: Account, key: string): Promise<KeptFor> {
    this.#seenKeys.add(key);
    const previous = this.#stored().find(({ id }) => id === account.id);
    if (previous !== undefined && accountOrigin(previous) !== accountOrigin(account)) {
      await this.#deleteKey(previous);
    }
    const kept = await this.#storeKey(keyName(account), key);
    const others = this.#stored().filter(({ id }) => id !== account.id);
    await this.#ports.memento.update(accountsName, [...others, account]);
    await this.setActive(account.id);
    return kept;
  }

  /** Deletes the account and its key. Provided accounts stay: they are not ours. */
  async remove(accountId: string): Promise<void> {
    const account = this.#stored().find(({ id }) => id === accountId);
    if (account === undefined) return;
    const others = this.#stored().filter(({ id }) => id !== accountId);
    await this.#ports.memento.update(accountsName, others);
    if (this.#activeHere === accountId) this.#activeHere = undefined;
    await this.#deleteKey(account);
    this.#changed.fire();
  }

  isProvided(accountId: string): boolean {
    return this.#provided.some(({ account }) => account.id === accountId);
  }

  /** The account's key if it is bound to `origin`; undefined for any other origin. */
  async getKey(account: Account, origin: string): Promise<string | undefined> {
    if (accountOrigin(account) !== origin) return undefined;
    const provided = this.#provided.find((entry) => entry.account.id === account.id);
    if (provided !== undefined) return provided.key;
    const name = keyName(account);
    const key = this.#sessionKeys.get(name) ?? (await this.#ports.secrets.get(name));
    if (key !== undefined) this.#seenKeys.add(key);
    return key;
  }

  /** Every key that passed through here, for the log to leave out. */
  seenKeys(): Iterable<string> {
    return this.#seenKeys;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #stored(): readonly Account[] {
    const stored = this.#ports.memento.get(accountsName);
    if (!Array.isArray(stored)) return [];
    return stored.map(readAccount).filter((account) => account !== undefined);
  }

  async #storeKey(name: string, key: string): Promise<KeptFor> {
    try {
      await this.#ports.secrets.store(name, key);
      if ((await this.#ports.secrets.get(name)) === key) {
        this.#sessionKeys.delete(name);
        return "good";
      }
    } catch (error) {
      this.#ports.onListenerError(error);
    }
    this.#sessionKeys.set(name, key);
    return "session";
  }

  async #deleteKey(account: Account): Promise<void> {
    this.#sessionKeys.delete(keyName(account));
    await this.#ports.secrets.delete(keyName(account));
  }
}

function keyName(account: Account): string {
  return `${keyPrefix}${accountOrigin(account)}:${account.id}`;
}
