import * as vscode from "vscode";
import { describeAccount, isLoopback, type Account } from "./auth/account.js";
import type { AccountStore } from "./auth/accountStore.js";
import type { FolderAccounts } from "./auth/folderAccounts.js";
import { setContextKey } from "./contextKeys.js";
import type { Logger } from "./logger.js";
import type { Connection, Connections } from "./resources/connections.js";
import type { ResourceStore } from "./resources/resourceStore.js";
import type { AccountStatus } from "./statusBar.js";
import { displayText } from "./ui/displayText.js";
import type { Trees } from "./views/showTrees.js";

export interface AccountFollowers {
  readonly accounts: AccountStore;
  readonly folderAccounts: FolderAccounts;
  readonly connections: Connections;
  readonly store: ResourceStore;
  readonly trees: Trees;
  readonly status: AccountStatus;
  readonly log: Logger;
}

/** Lets everything that shows the acting account know who it is, now and whenever that changes. */
export function followAccount(followers: AccountFollowers): vscode.Disposable {
  const { accounts, folderAccounts, store, trees, status } = followers;
  const show = () => {
    const account = accounts.active();
    const bound = boundAccounts(followers);
    const isOurs = bound.length === 0 || bound.some(({ id }) => id === account?.id);
    setContextKey("pressBlock:signedIn", account !== undefined);
    status.show(account, isOurs ? undefined : bound[0]);
    trees.describe(account && describe(account, isOurs));
  };
  const update = () => {
    show();
    const connection = trustedConnection(followers);
    store.connect(
      connection && {
        client: connection.client,
        isLocal: isLoopback(connection.account.baseUrl),
      },
    );
  };
  const [own] = boundAccounts(followers);
  if (own !== undefined) accounts.setActiveHere(own.id);
  update();
  return vscode.Disposable.from(
    accounts.onDidChange(update),
    folderAccounts.onDidChange(show),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
  );
}

/** The accounts of the folders that are bound to one. */
function boundAccounts({ folderAccounts }: AccountFollowers): readonly Account[] {
  return (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => folderAccounts.accountOf(uri.toString()))
    .filter((account) => account !== undefined);
}

/** `isOurs`: no folder is bound to another account only. */
function describe(account: Account, isOurs: boolean): string {
  const text = displayText(describeAccount(account));
  return isOurs ? text : `${text}, not the account of this folder`;
}

/** Nothing is read from a platform before the folder is trusted. */
function trustedConnection({ connections, log }: AccountFollowers): Connection | undefined {
  if (!vscode.workspace.isTrusted) return undefined;
  try {
    return connections.active();
  } catch (error) {
    log.error("The account cannot be used.", error);
    return undefined;
  }
}
