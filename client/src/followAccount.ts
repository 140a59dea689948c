import * as vscode from "vscode";
import { describeAccount, isLoopback } from "./auth/account.js";
import type { AccountStore } from "./auth/accountStore.js";
import { setContextKey } from "./contextKeys.js";
import type { Logger } from "./logger.js";
import type { Connection, Connections } from "./resources/connections.js";
import type { ResourceStore } from "./resources/resourceStore.js";
import type { AccountStatus } from "./statusBar.js";
import { displayText } from "./ui/displayText.js";
import type { Trees } from "./views/showTrees.js";

export interface AccountFollowers {
  readonly accounts: AccountStore;
  readonly connections: Connections;
  readonly store: ResourceStore;
  readonly trees: Trees;
  readonly status: AccountStatus;
  readonly log: Logger;
}

/** Lets everything that shows the acting account know who it is, now and whenever that changes. */
export function followAccount(followers: AccountFollowers): vscode.Disposable {
  const { accounts, store, trees, status } = followers;
  const update = () => {
    const account = accounts.active();
    setContextKey("pressBlock:signedIn", account !== undefined);
    status.show(account);
    trees.describe(account === undefined ? "" : displayText(describeAccount(account)));
    const connection = trustedConnection(followers);
    store.connect(
      connection && {
        client: connection.client,
        isLocal: isLoopback(connection.account.baseUrl),
      },
    );
  };
  update();
  const subscription = accounts.onDidChange(update);
  return vscode.Disposable.from(subscription, vscode.workspace.onDidGrantWorkspaceTrust(update));
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
