import type { ReadBlockResult } from "../../../server/src/protocol.js";
import type { ArtifactFormat } from "../artifact/artifactFormat.js";
import type { ArtifactSettings } from "../artifact/artifactSettings.js";
import type { AccountStore, SecretPort } from "../auth/accountStore.js";
import type { LocalPlatform } from "../localPlatform/localPlatform.js";
import type { Logger } from "../logger.js";
import type { Connections } from "../resources/connections.js";
import type { ResourceStore } from "../resources/resourceStore.js";
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
  /** The archive format for a platform's origin. */
  readonly artifactFormat: (origin: string) => ArtifactFormat;
  readonly artifactSettings: () => ArtifactSettings;
  readonly showLog: () => void;
  /** Runs work that outlives its command; its errors are presented as a command's are. */
  readonly detach: (work: () => Promise<void>) => void;
}

export interface LanguageServer {
  /** Rejects with `ExpectedError` when the server does not run. */
  readBlock(uri: string): Promise<ReadBlockResult>;
  restart(): Promise<void>;
}
