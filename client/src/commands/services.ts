import type {
  ReadBlockResult,
  ReadRenderedParams,
  ReadVariablesResult,
} from "../../../server/src/protocol.js";
import type { ArtifactFormat } from "../artifact/artifactFormat.js";
import type { ArtifactSettings } from "../artifact/artifactSettings.js";
import type { AccountStore, MementoPort, SecretPort } from "../auth/accountStore.js";
import type { FolderAccounts } from "../auth/folderAccounts.js";
import type { LocalPlatform } from "../localPlatform/localPlatform.js";
import type { Logger } from "../logger.js";
import type { Journal } from "../publish/journal/journal.js";
import type { PublishedRecords } from "../publish/publishedRecords.js";
import type { RemoteDocuments } from "../remoteDocuments/remoteDocuments.js";
import type { Connections } from "../resources/connections.js";
import type { ResourceStore } from "../resources/resourceStore.js";
import type { BlockTemplate } from "../start/blockTemplates.js";
import type { EnvironmentFacts } from "../start/problemReport.js";
import type { Editor } from "../ui/editor.js";
import type { Prompts } from "../ui/prompts.js";

/** What commands are made of. Nothing in here needs an editor to be tested. */
export interface Services {
  readonly accounts: AccountStore;
  readonly connections: Connections;
  readonly store: ResourceStore;
  readonly prompts: Prompts;
  readonly editor: Editor;
  readonly languageServer: LanguageServer;
  readonly localPlatform: LocalPlatform;
  readonly secrets: SecretPort;
  readonly log: Logger;
  /** What was begun and whose end is not known yet. */
  readonly journal: Journal;
  /** What was published from which file. */
  readonly published: PublishedRecords;
  /** Documents that show what is on the platform. */
  readonly documents: RemoteDocuments;
  /** Which account belongs to which workspace folder. */
  readonly folderAccounts: FolderAccounts;
  /** Choices that are remembered for this workspace; never secrets. */
  readonly memory: MementoPort;
  /** What new files may begin with. */
  readonly blockTemplates: () => Promise<readonly BlockTemplate[]>;
  /** What runs here. */
  readonly facts: () => EnvironmentFacts;
  /** The last lines of the log, oldest first. */
  readonly recentLog: () => readonly string[];
  /** A variable of the environment, for templates that ask for it by name. */
  readonly environment: (name: string) => string | undefined;
  /** The archive format for a platform's origin. */
  readonly artifactFormat: (origin: string) => ArtifactFormat;
  readonly artifactSettings: () => ArtifactSettings;
  readonly showLog: () => void;
  /** Looks for the block files of the workspace again. */
  readonly refreshBlockFiles: () => void;
  /** Runs work that outlives its command; its errors are presented as a command's are. */
  readonly detach: (work: () => Promise<void>) => void;
}

export interface LanguageServer {
  /** Rejects with `ExpectedError` when the server does not run. */
  readBlock(uri: string): Promise<ReadBlockResult>;
  /** As `readBlock`, of what a template was rendered to. */
  readRendered(params: ReadRenderedParams): Promise<ReadBlockResult>;
  /** The variables that the text of a file gives to templates. */
  readVariables(text: string): Promise<ReadVariablesResult>;
  restart(): Promise<void>;
}
