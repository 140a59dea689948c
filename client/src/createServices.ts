import { readFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { AccountStore } from "./auth/accountStore.js";
import { environmentAccount } from "./auth/environmentAccount.js";
import { FolderAccounts } from "./auth/folderAccounts.js";
import { CommandRunner } from "./commands/commandRunner.js";
import type { Services } from "./commands/services.js";
import { configuredArtifact, configuredFormat } from "./configuration.js";
import { PressLanguageClient } from "./languageClient.js";
import { createLocalPlatform } from "./localPlatform/createLocalPlatform.js";
import { createLogger } from "./logger.js";
import { Journal } from "./publish/journal/journal.js";
import { PublishedRecords } from "./publish/publishedRecords.js";
import { RemoteDocuments } from "./remoteDocuments/remoteDocuments.js";
import { Connections } from "./resources/connections.js";
import { ParameterRecords } from "./resources/parameterRecords.js";
import { ResourceStore } from "./resources/resourceStore.js";
import { userAgent } from "./resources/userAgent.js";
import { ViewSettings } from "./resources/viewSettings.js";
import { vscodeBlockFiles, type WatchedBlockFiles } from "./resources/vscodeBlockFiles.js";
import { readBlockTemplates } from "./start/blockTemplates.js";
import { environmentFacts } from "./start/environmentFacts.js";
import { LogMemory } from "./start/logMemory.js";
import type { Prompts } from "./ui/prompts.js";
import { vscodeEditor } from "./ui/vscodeEditor.js";
import { vscodePrompts } from "./ui/vscodePrompts.js";

/** Ends a part together with the extension. */
export type Own = <Part extends vscode.Disposable>(part: Part) => Part;

/** The parts of the extension that have more to them than what commands see. */
export interface Parts {
  readonly services: Services;
  readonly runner: CommandRunner;
  readonly languageServer: PressLanguageClient;
  readonly blockFiles: WatchedBlockFiles;
  /** Tests put their own answers in. */
  readonly prompts: Prompts;
}

/** Makes the parts and gives each what it needs. Nothing is started, and nothing waits. */
export function createServices(context: vscode.ExtensionContext, own: Own): Parts {
  const { secrets, workspaceState: memory } = context;
  const channel = own(vscode.window.createOutputChannel("Press Blocks", { log: true }));
  const prompts = { ...vscodePrompts };
  const logMemory = new LogMemory(channel);
  const log = createLogger(logMemory, () => accounts.seenKeys());
  const onListenerError = (error: unknown) => log.error("A listener failed.", error);
  const accounts = own(createAccounts(context, onListenerError));
  const connections = new Connections(accounts, userAgent(context.extension.packageJSON));
  const settings = new ViewSettings(memory, onListenerError);
  const store = own(new ResourceStore({ log, settings, records: new ParameterRecords(memory) }));
  const localPlatform = own(createLocalPlatform(context, { log, prompts, store }));
  const serverPath = context.asAbsolutePath(path.join("dist", "server.cjs"));
  const languageServer = own(new PressLanguageClient({ serverPath, channel, log, prompts }));
  const blockFiles = own(vscodeBlockFiles(languageServer, onListenerError));
  const editor = vscodeEditor;
  const documents = new RemoteDocuments((id) => {
    const account = editor.isTrusted() ? accounts.list().find((one) => one.id === id) : undefined;
    return account && connections.clientOf(account);
  }, onListenerError);
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
    ...firstSteps(context, logMemory),
    documents,
    memory,
    journal: new Journal(memory),
    published: new PublishedRecords(memory),
    folderAccounts: new FolderAccounts(memory, accounts, onListenerError),
    environment: (name) => process.env[name],
    artifactFormat: configuredFormat,
    artifactSettings: configuredArtifact,
    showLog: () => channel.show(),
    refreshBlockFiles: () => blockFiles.files.refresh(),
    detach: (work) => void runner.detach(work),
  };
  return { services, runner, languageServer, blockFiles, prompts };
}

function createAccounts(
  { secrets, globalState: memento }: vscode.ExtensionContext,
  onListenerError: (error: unknown) => void,
): AccountStore {
  const provided = environmentAccount(process.env);
  return new AccountStore(
    { secrets, memento, onListenerError },
    provided === undefined ? [] : [provided],
  );
}

/** What new files and reports are made of; read when it is asked for. */
function firstSteps(
  context: vscode.ExtensionContext,
  log: LogMemory,
): Pick<Services, "blockTemplates" | "facts" | "recentLog"> {
  const snippets = context.asAbsolutePath(path.join("syntaxes", "snippets.json"));
  return {
    blockTemplates: async () => readBlockTemplates(await readFile(snippets, "utf8")),
    facts: () => environmentFacts(context.extension.packageJSON),
    recentLog: () => log.lines,
  };
}
