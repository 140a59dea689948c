import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { artifactFormat } from "../../../client/src/artifact/artifactFormat.js";
import { readArtifactSettings } from "../../../client/src/artifact/artifactSettings.js";
import { AccountStore, type ProvidedAccount } from "../../../client/src/auth/accountStore.js";
import { CommandRunner } from "../../../client/src/commands/commandRunner.js";
import { createCommands } from "../../../client/src/commands/createCommands.js";
import type { Services } from "../../../client/src/commands/services.js";
import type { CommandId } from "../../../client/src/commandIds.js";
import { LocalPlatform } from "../../../client/src/localPlatform/localPlatform.js";
import { createLogger } from "../../../client/src/logger.js";
import { FolderAccounts } from "../../../client/src/auth/folderAccounts.js";
import { PublishedRecords } from "../../../client/src/publish/publishedRecords.js";
import { ParameterRecords } from "../../../client/src/resources/parameterRecords.js";
import { ViewSettings } from "../../../client/src/resources/viewSettings.js";
import { Connections } from "../../../client/src/resources/connections.js";
import { ResourceStore } from "../../../client/src/resources/resourceStore.js";
import { Journal } from "../../../client/src/publish/journal/journal.js";
import type { TextReplacement } from "../../../client/src/publish/versionEdit.js";
import { readAddress } from "../../../client/src/remoteDocuments/documentAddress.js";
import { RemoteDocuments } from "../../../client/src/remoteDocuments/remoteDocuments.js";
import { filledSnippet, readBlockTemplates } from "../../../client/src/start/blockTemplates.js";
import type { BlockFile, DiffRequest } from "../../../client/src/ui/editor.js";
import { ScriptedPrompts, type Script } from "../../support/scriptedPrompts.js";
import { MemoryJournal } from "../publish/memoryJournal.js";
import { directLanguageServer } from "./directLanguageServer.js";
import { MemoryMemento, MemorySecrets } from "./memoryPorts.js";

const snippetsPath = fileURLToPath(new URL("../../../syntaxes/snippets.json", import.meta.url));
export const programPath = fileURLToPath(new URL("../../../dist/platform.cjs", import.meta.url));

export interface TestServices {
  readonly services: Services;
  readonly secrets: MemorySecrets;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  readonly copied: readonly string[];
  /** URIs of the documents that were shown. */
  readonly shown: readonly string[];
  readonly diffs: readonly DiffRequest[];
  readonly replaced: readonly (TextReplacement & { readonly uri: string })[];
  readonly contexts: ReadonlyMap<string, boolean>;
  /** The text of a document of ours, by its URI, as the editor asks for it. */
  readDocument(uri: string): Promise<string>;
  trusted: boolean;
  /** The file in the active editor. */
  openFile: BlockFile | undefined;
  /** The folders of the workspace. */
  folders: readonly { readonly uri: string; readonly name: string }[];
  /** What the user chooses when asked for a file. */
  chosenFile: string | undefined;
  /** What templates find in the environment. */
  readonly environment: Map<string, string>;
  /** What the editor keeps of the workspace. */
  readonly journalStorage: MemoryJournal;
  /** Runs a command as the editor does, with a script for a user. */
  run(
    id: CommandId,
    options?: { readonly argument?: unknown; readonly script?: Script },
  ): Promise<ScriptedPrompts>;
}

/** The services of the extension over memory instead of an editor; no language server runs. */
export function createTestServices(
  dataFolder: string,
  provided: readonly ProvidedAccount[] = [],
): TestServices {
  const secrets = new MemorySecrets();
  const logged: string[] = [];
  const copied: string[] = [];
  const shown: string[] = [];
  const diffs: DiffRequest[] = [];
  const replaced: (TextReplacement & { readonly uri: string })[] = [];
  const contexts = new Map<string, boolean>();
  const write = (line: string) => void logged.push(line);
  const log = createLogger({ info: write, warn: write, error: write }, () => accounts.seenKeys());
  const onListenerError = (error: unknown) => log.error("A listener failed.", error);
  const accounts = new AccountStore(
    { secrets, memento: new MemoryMemento(), onListenerError },
    provided,
  );
  const connections = new Connections(accounts, "press-blocks-test/1");
  const memory = new MemoryMemento();
  const settings = new ViewSettings(memory, onListenerError);
  const records = new ParameterRecords(memory);
  const store = new ResourceStore({ log, settings, records });
  const prompts = new ScriptedPrompts();
  const detached: Promise<void>[] = [];
  const state: Pick<TestServices, "trusted" | "openFile" | "chosenFile" | "folders"> = {
    folders: [],
    trusted: true,
    openFile: undefined,
    chosenFile: undefined,
  };
  const environment = new Map<string, string>();
  const journalStorage = new MemoryJournal();
  const services: Services = {
    ...{ accounts, connections, store, prompts, secrets, log, artifactFormat },
    artifactSettings: () => readArtifactSettings({}),
    editor: {
      blockFile: () => Promise.resolve(state.openFile),
      chooseFile: () => Promise.resolve(state.chosenFile),
      copyText: (text) => Promise.resolve(void copied.push(text)),
      checkFolders: () => Promise.resolve(state.folders.length),
      newDocument: (request) => {
        const text = "text" in request ? request.text : filledSnippet(request.snippet);
        const { languageId } = request;
        const file: BlockFile = {
          ...{ uri: "untitled:Untitled-1", name: "Untitled-1", languageId },
          text: () => text,
          save: () => Promise.resolve(false),
        };
        state.openFile = file;
        return Promise.resolve(file);
      },
      showDocument: (uri) => Promise.resolve(void shown.push(uri)),
      showDiff: (request) => Promise.resolve(void diffs.push(request)),
      replaceText: (uri, replacement) =>
        Promise.resolve(void replaced.push({ uri, ...replacement })),
      setContext: (key, value) => void contexts.set(key, value),
      isTrusted: () => state.trusted,
      workspaceFolders: () => state.folders,
    },
    languageServer: directLanguageServer(() => state.openFile),
    journal: new Journal(journalStorage),
    published: new PublishedRecords(memory),
    documents: new RemoteDocuments((id) => {
      const account = accounts.list().find((one) => one.id === id);
      return account && connections.clientOf(account);
    }, onListenerError),
    folderAccounts: new FolderAccounts(memory, accounts, onListenerError),
    refreshBlockFiles: () => undefined,
    memory,
    blockTemplates: () => Promise.resolve(readBlockTemplates(readFileSync(snippetsPath, "utf8"))),
    facts: () => ({ extension: "1.0.0", editor: "Editor 1", system: "System 1", settings: {} }),
    recentLog: () => logged,
    environment: (name) => environment.get(name),
    localPlatform: new LocalPlatform({
      programPath,
      dataFolder: path.join(dataFolder, "platform"),
      log,
      onDidChange: () => undefined,
      onUnexpectedEnd: () => undefined,
    }),
    showLog: () => undefined,
    detach: (work) => void detached.push(runner.detach(work)),
  };
  const runner = new CommandRunner({ prompts, accounts, log, editor: services.editor });
  const commands = createCommands(services);
  const connect = () => {
    const connection = connections.active();
    store.connect(connection && { client: connection.client, isLocal: true });
  };
  accounts.onDidChange(connect);
  connect();
  return {
    services,
    secrets,
    logged,
    copied,
    shown,
    diffs,
    replaced,
    contexts,
    readDocument: (uri) => {
      const query = decodeURIComponent(new URL(uri).search.slice(1));
      const address = readAddress(query);
      if (address === undefined) throw new Error(`No document of ours: ${uri}`);
      return services.documents.read(address);
    },
    environment,
    journalStorage,
    get openFile() {
      return state.openFile;
    },
    set openFile(file) {
      state.openFile = file;
    },
    get folders() {
      return state.folders;
    },
    set folders(folders) {
      state.folders = folders;
    },
    get chosenFile() {
      return state.chosenFile;
    },
    set chosenFile(file) {
      state.chosenFile = file;
    },
    get trusted() {
      return state.trusted;
    },
    set trusted(trusted) {
      state.trusted = trusted;
    },
    async run(id, { argument, script = [] } = {}) {
      const scripted = new ScriptedPrompts(script);
      Object.assign(prompts, scripted);
      await runner.run(id, () => commands[id](argument), argument);
      await Promise.all(detached);
      return scripted;
    },
  };
}
