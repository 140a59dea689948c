import * as vscode from "vscode";
import type { Subscription } from "../emitter.js";
import { describeAccount, type Account } from "./account.js";
import type { AccountStore } from "./accountStore.js";

const providerId = "pressBlocks";

/** Makes the accounts known to the editor. `signIn` asks the user for a new one. */
export function registerAuthentication(
  accounts: AccountStore,
  signIn: () => Promise<Account>,
): vscode.Disposable {
  const provider = new PressAuthenticationProvider(accounts, signIn);
  const registration = vscode.authentication.registerAuthenticationProvider(
    providerId,
    "Press Blocks",
    provider,
    { supportsMultipleAccounts: true },
  );
  return vscode.Disposable.from(registration, provider);
}

/**
 * Shows the accounts in the editor's Accounts menu. A session's access token is the id of the account, not its key: the
 * editor would hand it to any extension that the user allows, and no other extension has a use for the key.
 */
class PressAuthenticationProvider implements vscode.AuthenticationProvider {
  readonly #accounts: AccountStore;
  readonly #signIn: () => Promise<Account>;
  readonly #changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly #subscription: Subscription;
  #known: readonly vscode.AuthenticationSession[];
  readonly onDidChangeSessions = this.#changed.event;

  constructor(accounts: AccountStore, signIn: () => Promise<Account>) {
    this.#accounts = accounts;
    this.#signIn = signIn;
    this.#known = accounts.list().map(session);
    this.#subscription = accounts.onDidChange(() => this.#tellChanges());
  }

  getSessions(
    _scopes: readonly string[] | undefined,
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const sessions = this.#accounts.list().map(session);
    const wanted = options.account?.id;
    return Promise.resolve(
      wanted === undefined ? sessions : sessions.filter(({ account }) => account.id === wanted),
    );
  }

  async createSession(): Promise<vscode.AuthenticationSession> {
    if (!vscode.workspace.isTrusted) throw new Error("Trust this folder before you sign in.");
    return session(await this.#signIn());
  }

  removeSession(sessionId: string): Promise<void> {
    return this.#accounts.remove(sessionId);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #tellChanges(): void {
    const before = this.#known;
    this.#known = this.#accounts.list().map(session);
    const added = this.#known.filter(({ id }) => !before.some((other) => other.id === id));
    const removed = before.filter(({ id }) => !this.#known.some((other) => other.id === id));
    this.#changed.fire({ added, removed, changed: [] });
  }
}

function session(account: Account): vscode.AuthenticationSession {
  const { id } = account;
  return { id, accessToken: id, account: { id, label: describeAccount(account) }, scopes: [] };
}
