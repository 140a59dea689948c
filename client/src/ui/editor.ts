import type { ContextKey } from "../contextKeys.js";
import type { TextReplacement } from "../publish/versionEdit.js";

/** What commands need of the editor besides questions. */
export interface Editor {
  /** The file that a menu names with `argument`, else the one in the active editor. */
  blockFile(argument: unknown): Promise<BlockFile | undefined>;
  /** A file that the user chooses on this machine's disk, as its absolute path; undefined when none was chosen. */
  chooseFile(request: {
    readonly title: string;
    readonly folder: string;
  }): Promise<string | undefined>;
  copyText(text: string): Promise<void>;
  /** Starts the tasks that check all block files, one for each folder on disk; resolves with their number. */
  checkFolders(): Promise<number>;
  /** Shows a new document that is not saved anywhere. */
  newDocument(request: NewDocument): Promise<BlockFile>;
  /** Shows the document with this URI. */
  showDocument(uri: string): Promise<void>;
  /** Shows two documents beside each other, by their URIs. */
  showDiff(request: DiffRequest): Promise<void>;
  /** Replaces part of a document's text; it is not saved. */
  replaceText(uri: string, replacement: TextReplacement): Promise<void>;
  /** Lets menus know a fact. */
  setContext(key: ContextKey, value: boolean): void;
  isTrusted(): boolean;
  workspaceFolders(): readonly { readonly uri: string; readonly name: string }[];
}

export interface DiffRequest {
  readonly left: string;
  readonly right: string;
  readonly title: string;
}

/** The text of a new document, as it is or as a snippet with places to fill. */
export type NewDocument = { readonly languageId: string } & (
  { readonly text: string } | { readonly snippet: string }
);

export interface BlockFile {
  readonly uri: string;
  /** Of the editor, such as `press-block`. */
  readonly languageId: string;
  /** The text as it is now. */
  text(): string;
  /** Name for people. */
  readonly name: string;
  /** Absolute path; absent for a file that is not on this machine's disk. */
  readonly filePath?: string;
  /** Absolute path of the workspace folder that holds the file. */
  readonly workspaceFolder?: string;
  /** Resolves with false when the file could not be saved. */
  save(): Promise<boolean>;
}
