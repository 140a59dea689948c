import { readFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { AccountStore } from "./auth/accountStore.js";
import { registerAuthentication } from "./auth/authenticationProvider.js";
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
import { followRemoteDocuments } from "./remoteDocuments/followRemoteDocuments.js";
import { RemoteDocuments } from "./remoteDocuments/remoteDocuments.js";
import { readBlockTemplates } from "./start/blockTemplates.js";
import { environmentFacts } from "./start/environmentFacts.js";
import { LogMemory } from "./start/logMemory.js";
import { registerTasks } from "./tasks.js";
import { userAgent } from "./resources/userAgent.js";
import { Connections } from "./resources/connections.js";
import { ResourceStore } from "./resources/resourceStore.js";
import { registerShowReferences } from "./showReferences.js";
import { AccountStatus } from "./statusBar.js";
import type { TestApi } from "./testApi.js";
import { vscodeEditor } from "./ui/vscodeEditor.js";
import { vscodePrompts } from "./ui/vscodePrompts.js";
import { showTrees } from "./views/showTrees.js";

const snippetsPath = path.join("syntaxes", "snippets.json");

/** Puts the parts together. Nothing here waits: neither for the network nor for the disk. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const own = <Part extends vscode.Disposable>(part: Part): Part => {
    context.subscriptions.push(part);
    return part;
  };
  const { secrets, globalState: memento, workspaceState: memory } = context;
  const channel = own(vscode.window.createOutputChannel("Press Blocks", { log: true }));
  const prompts = { ...vscodePrompts };
  const logMemory = new LogMemory(channel);
  const log = createLogger(logMemory, () => accounts.seenKeys());
  const onListenerError = (error: unknown) => log.error("A listener failed.", error);
  const provided = environmentAccount(process.env);
  const ports = { secrets, memento, onListenerError };
  const accounts = own(new AccountStore(ports, provided === undefined ? [] : [provided]));
  const connections = new Connections(accounts, userAgent(context.extension.packageJSON));
  const store = own(new ResourceStore({ log }));
  const localPlatform = own(createLocalPlatform(context, { log, prompts, store }));
  const serverPath = context.asAbsolutePath(path.join("dist", "server.cjs"));
  const languageServer = own(new PressLanguageClient({ serverPath, channel, log, prompts }));
  const editor = vscodeEditor;
  const documents = new RemoteDocuments((id) => {
    const account = editor.isTrusted() ? accounts.list().find((one) => one.id === id) : undefined;
    return account && connections.clientOf(account);
  }, onListenerError);
  own(followRemoteDocuments(documents, store));
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
    documents,
    memory,
    blockTemplates: async () =>
      readBlockTemplates(await readFile(context.asAbsolutePath(snippetsPath), "utf8")),
    facts: () => environmentFacts(context.extension.packageJSON),
    recentLog: () => logMemory.lines,
    environment: (name) => process.env[name],
    artifactFormat: configuredFormat,
    artifactSettings: configuredArtifact,
    showLog: () => channel.show(),
    detach: (work) => void runner.detach(work),
  };

  own(registerShowReferences());
  languageServer.start();
  own(registerCommands(createCommands(services), runner));
  const trees = own(showTrees(store));
  const status = own(new AccountStatus());
  own(followAccount({ accounts, connections, store, trees, status, log }));
  own(followBlockFile(languageServer));
  noticeUnfinished(services);
  own(registerTasks(context.asAbsolutePath(path.join("dist", "cli.cjs"))));
  own(registerAuthentication(accounts, () => signIn(services)));
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  const usePrompts: TestApi["usePrompts"] = (scripted) => void Object.assign(prompts, scripted);
  return { trees, usePrompts, languageServerReady: () => languageServer.ready };
}
