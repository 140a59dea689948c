import { isRecord } from "../api/guards.js";
import { Emitter, type Subscribe } from "../emitter.js";
import { accountOrigin, type Account } from "./account.js";
import type { AccountStore, MementoPort } from "./accountStore.js";

const memoryName = "folderAccounts";

/** An account that a folder is bound to, as it was when it was bound. */
interface Binding {
  readonly accountId: string;
  readonly origin: string;
}

/**
 * Which account belongs to which workspace folder, by the user's own choice. It is kept in the editor's memory of the
 * workspace, never in a file of the folder: nothing in there can choose whose key is used.
 */
export class FolderAccounts {
  readonly #memory: MementoPort;
  readonly #accounts: AccountStore;
  readonly #changed: Emitter<void>;

  constructor(
    memory: MementoPort,
    accounts: AccountStore,
    onListenerError: (error: unknown) => void,
  ) {
    this.#memory = memory;
    this.#accounts = accounts;
    this.#changed = new Emitter(onListenerError);
  }

  get onDidChange(): Subscribe<void> {
    return this.#changed.event;
  }

  /** Binds a folder, by its URI, to an account, or to none. */
  async bind(folder: string, account: Account | undefined): Promise<void> {
    const others = [...this.#bindings()].filter(([other]) => other !== normal(folder));
    const binding = account && { accountId: account.id, origin: accountOrigin(account) };
    const entries = binding === undefined ? others : [...others, [normal(folder), binding]];
    await this.#memory.update(memoryName, Object.fromEntries(entries));
    this.#changed.fire();
  }

  /**
   * The account that the innermost bound folder around a file or folder belongs to; undefined where none is bound, and
   * where the account was signed out or has another address now.
   */
  accountOf(uri: string): Account | undefined {
    const holders = [...this.#bindings()]
      .filter(([folder]) => uri === folder || uri.startsWith(`${folder}/`))
      .sort(([one], [other]) => other.length - one.length);
    const [innermost] = holders;
    return innermost && this.#account(innermost[1]);
  }

  #account({ accountId, origin }: Binding): Account | undefined {
    return this.#accounts
      .list()
      .find((account) => account.id === accountId && accountOrigin(account) === origin);
  }

  #bindings(): ReadonlyMap<string, Binding> {
    const stored = this.#memory.get(memoryName);
    const entries = isRecord(stored) ? Object.entries(stored) : [];
    return new Map(
      entries.flatMap(([folder, value]): [string, Binding][] => {
        if (!isRecord(value)) return [];
        const { accountId, origin } = value;
        return typeof accountId === "string" && typeof origin === "string"
          ? [[folder, { accountId, origin }]]
          : [];
      }),
    );
  }
}

function normal(folder: string): string {
  return folder.replace(/\/+$/, "");
}
