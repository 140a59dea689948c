import path from "node:path";
import * as vscode from "vscode";
import { registerAuthentication } from "./auth/authenticationProvider.js";
import { followBlockFile } from "./blockFileContext.js";
import { createCommands } from "./commands/createCommands.js";
import { noticeUnfinished } from "./commands/publishing/unfinishedChanges.js";
import { registerCommands } from "./commands/registerCommands.js";
import { signIn } from "./commands/signIn.js";
import { createServices, type Own, type Parts } from "./createServices.js";
import { followAccount } from "./followAccount.js";
import { createPublishState } from "./publishStates.js";
import { followRemoteDocuments } from "./remoteDocuments/followRemoteDocuments.js";
import { tellRemoteFacts } from "./remoteFacts.js";
import { registerShowReferences } from "./showReferences.js";
import { AccountStatus } from "./statusBar.js";
import { registerTasks } from "./tasks.js";
import type { TestApi } from "./testApi.js";
import { showTrees, type Trees } from "./views/showTrees.js";

/** Starts what runs by itself and registers what is called. Nothing here waits: neither for the network nor for the disk. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const own: Own = (part) => {
    context.subscriptions.push(part);
    return part;
  };
  const parts = createServices(context, own);
  const { services, runner, languageServer, prompts } = parts;
  const { accounts, documents, store } = services;

  own(registerShowReferences());
  languageServer.start();
  own(registerCommands(createCommands(services), runner));
  const trees = showViews(parts, own);
  own(followRemoteDocuments(documents, store));
  own(tellRemoteFacts(store.knowledge, languageServer));
  own(followBlockFile(languageServer));
  noticeUnfinished(services);
  own(registerTasks(context.asAbsolutePath(path.join("dist", "cli.cjs"))));
  own(registerAuthentication(accounts, () => signIn(services)));
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  const usePrompts: TestApi["usePrompts"] = (scripted) => void Object.assign(prompts, scripted);
  return { trees, usePrompts, languageServerReady: () => languageServer.ready };
}

/** The views, and everything else that shows who acts. */
function showViews({ services, blockFiles }: Parts, own: Own): Trees {
  const { accounts, folderAccounts, connections, store, log } = services;
  const publishState = createPublishState(services);
  const trees = own(showTrees({ store, blockFiles, publishState }));
  const status = own(new AccountStatus());
  own(followAccount({ accounts, folderAccounts, connections, store, trees, status, log }));
  return trees;
}
