/**
 * Requests and commands beyond LSP, shared by server and client: names and types only, so that each side makes its own
 * typed wrapper with its own copy of the JSON-RPC library.
 */

/** Client → server request: reads a block file as the platform would. Needs the document to be open. */
export const readBlockRequest = "pressBlock/readBlock";

export interface ReadBlockParams {
  readonly uri: string;
}

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
