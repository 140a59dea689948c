import path from "node:path";
import * as vscode from "vscode";
import { AccountStore } from "./auth/accountStore.js";
import { registerAuthentication } from "./auth/authenticationProvider.js";
import { FolderAccounts } from "./auth/folderAccounts.js";
import { environmentAccount } from "./auth/environmentAccount.js";
import { followBlockFile } from "./blockFileContext.js";
import { CommandRunner } from "./commands/commandRunner.js";
import { createCommands } from "./commands/createCommands.js";
import { registerCommands } from "./commands/registerCommands.js";
import type { Services } from "./commands/services.js";
import { signIn } from "./commands/signIn.js";
import { noticeUnfinished } from "./commands/publishing/unfinishedChanges.js";
import { configuredArtifact, configuredFormat } from "./configuration.js";
import { followAccount } from "./followAccount.js";
import { PressLanguageClient } from "./languageClient.js";
import { createLocalPlatform } from "./localPlatform/createLocalPlatform.js";
import { createLogger } from "./logger.js";
import { Journal } from "./publish/journal/journal.js";
import { PublishedRecords } from "./publish/publishedRecords.js";
import { createPublishState } from "./publishStates.js";
import { tellRemoteFacts } from "./remoteFacts.js";
import { ParameterRecords } from "./resources/parameterRecords.js";
import { userAgent } from "./resources/userAgent.js";
import { Connections } from "./resources/connections.js";
import { ResourceStore } from "./resources/resourceStore.js";
import { ViewSettings } from "./resources/viewSettings.js";
import { vscodeBlockFiles, type WatchedBlockFiles } from "./resources/vscodeBlockFiles.js";
import { AccountStatus } from "./statusBar.js";
import type { TestApi } from "./testApi.js";
import { vscodeEditor } from "./ui/vscodeEditor.js";
import { vscodePrompts } from "./ui/vscodePrompts.js";
import { showTrees, type Trees } from "./views/showTrees.js";

/** Ends a part together with the extension. */
type Own = <Part extends vscode.Disposable>(part: Part) => Part;

/** Puts the parts together. Nothing here waits: neither for the network nor for the disk. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const own: Own = (part) => {
    context.subscriptions.push(part);
    return part;
  };
  const { secrets, globalState: memento, workspaceState: memory } = context;
  const channel = own(vscode.window.createOutputChannel("Press Blocks", { log: true }));
  const prompts = { ...vscodePrompts };
  const log = createLogger(channel, () => accounts.seenKeys());
  const onListenerError = (error: unknown) => log.error("A listener failed.", error);
  const provided = environmentAccount(process.env);
  const ports = { secrets, memento, onListenerError };
  const accounts = own(new AccountStore(ports, provided === undefined ? [] : [provided]));
  const connections = new Connections(accounts, userAgent(context.extension.packageJSON));
  const settings = new ViewSettings(memory, onListenerError);
  const records = new ParameterRecords(memory);
  const store = own(new ResourceStore({ log, settings, records }));
  const localPlatform = own(createLocalPlatform(context, { log, prompts, store }));
  const serverPath = context.asAbsolutePath(path.join("dist", "server.cjs"));
  const languageServer = own(new PressLanguageClient({ serverPath, channel, log, prompts }));
  const blockFiles = own(vscodeBlockFiles(languageServer, onListenerError));
  const editor = vscodeEditor;
  const runner = new CommandRunner({ prompts, accounts, log, editor });
  const services: Services = {
    ...{
      accounts,
      connections,
      store,
      prompts,
      editor,
      languageServer,
      localPlatform,
      secrets,
      log,
    },
    journal: new Journal(memory),
    published: new PublishedRecords(memory),
    folderAccounts: new FolderAccounts(memory, accounts, onListenerError),
    memory,
    environment: (name) => process.env[name],
    artifactFormat: configuredFormat,
    artifactSettings: configuredArtifact,
    showLog: () => channel.show(),
    refreshBlockFiles: () => blockFiles.files.refresh(),
    detach: (work) => void runner.detach(work),
  };

  languageServer.start();
  own(registerCommands(createCommands(services), runner));
  const trees = showViews(services, blockFiles, own);
  own(tellRemoteFacts(store.knowledge, languageServer));
  own(followBlockFile(languageServer));
  noticeUnfinished(services);
  own(registerAuthentication(accounts, () => signIn(services)));
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  const usePrompts: TestApi["usePrompts"] = (scripted) => void Object.assign(prompts, scripted);
  return { trees, usePrompts, languageServerReady: () => languageServer.ready };
}

/** The views, and everything else that shows who acts. */
function showViews(services: Services, blockFiles: WatchedBlockFiles, own: Own): Trees {
  const { accounts, folderAccounts, connections, store, log } = services;
  const publishState = createPublishState(services);
  const trees = own(showTrees({ store, blockFiles, publishState }));
  const status = own(new AccountStatus());
  own(followAccount({ accounts, folderAccounts, connections, store, trees, status, log }));
  return trees;
}
