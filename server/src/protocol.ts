/**
 * Requests and commands beyond LSP, shared by server and client: names and types only, so that each side makes its own
 * typed wrapper with its own copy of the JSON-RPC library.
 */

/** Client → server request: reads a block file as the platform would. Needs the document to be open. */
export const readBlockRequest = "pressBlock/readBlock";

export interface ReadBlockParams {
  readonly uri: string;
}

/**
 * Client → server request: reads what a template was rendered to. Tags that are left in it are text. The result is a
 * `ReadBlockResult` whose lines are those of the rendered text.
 */
export const readRenderedRequest = "pressBlock/readRendered";

export interface ReadRenderedParams {
  /** Of the template. */
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

/** Client → server request: reads a file with the variables of templates. */
export const readVariablesRequest = "pressBlock/readVariables";

export interface ReadVariablesParams {
  readonly text: string;
}

/** `variables` in the order of the file, entries with null values removed; or why there are none. Zero-based line. */
export type ReadVariablesResult =
  | { readonly variables: readonly (readonly [name: string, value: TypedValue])[] }
  | { readonly problem: { readonly message: string; readonly line: number } };

/** A YAML value with the types that the platform's loader gives it, which JSON has not. Numbers are decimal texts. */
export type TypedValue =
  | null
  | boolean
  | string
  | { readonly type: "integer" | "float"; readonly text: string }
  | { readonly type: "list"; readonly items: readonly TypedValue[] }
  | {
      readonly type: "mapping";
      readonly entries: readonly (readonly [key: TypedValue, value: TypedValue])[];
    };

export interface ReadBlockResult {
  /** Version of the document that was read. */
  readonly version: number;
  /** An id such as `create-spec`; absent when the file is no block file. */
  readonly kind?: string;
  /** True when the text holds template tags, so that `content` would not be what the platform gets. */
  readonly isTemplate: boolean;
  /** Findings that would make the platform refuse the file, first to last. Zero-based lines. */
  readonly errors: readonly { readonly message: string; readonly line: number }[];
  /** The whole file as JSON, entries with null values removed. Absent when it cannot be read. */
  readonly content?: unknown;
}

/**
 * A command of the client: shows places of a document, as the editor shows references. A client that has it says so in
 * `initialize` with `capabilities.experimental.commands: ["pressBlock.showReferences"]`.
 */
export const showReferencesCommand = "pressBlock.showReferences";

/** Zero-based positions, characters in UTF-16, as in LSP. */
interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** From where, and which places. */
export type ShowReferencesArguments = readonly [
  uri: string,
  position: PlainPosition,
  locations: readonly {
    readonly uri: string;
    readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
  }[],
];

/**
 * Client → server notification: what is known of the platform that the client acts on. Holds until the next one; null
 * facts mean that nothing is known, so that nothing is said about what depends on it.
 */
export const remoteFactsNotification = "pressBlock/remoteFacts";

export interface RemoteFactsParams {
  readonly facts: RemoteFacts | null;
}

/** What a platform told at one moment. Never changed once it was sent. */
export interface RemoteFacts {
  readonly specs: readonly RemoteSpec[];
  /** Whether these are all specs that the account can see; else nothing is known of any other. */
  readonly isComplete: boolean;
  /** The types of machines that steps may ask for; absent where the platform does not tell. */
  readonly instanceTypes?: readonly { readonly id: number; readonly name?: string }[];
}

export interface RemoteSpec {
  /** A UUID. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly newestRelease?: string;
  /** The versions of all its releases, newest first; absent where only the newest is known. */
  readonly releases?: readonly string[];
}
