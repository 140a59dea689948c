import type { TextDocument } from "vscode-languageserver-textdocument";
import type { BlockDocument } from "../features/blockDocument.js";
import type { RemoteFacts } from "../protocol.js";
import type { Settings } from "../settings.js";
import type { WorkspaceSnapshot } from "../workspace.js";

type AskAbout = <Answer>(
  document: TextDocument,
  empty: Answer,
  ask: (block: BlockDocument) => Answer,
) => Answer;

/** How the parts of the language service come to the documents they are asked about. */
export interface Ask {
  /**
   * Asks about a block file; anything else gets the empty answer, and so does a file that is so long that an answer would
   * take longer than anybody waits.
   */
  readonly about: AskAbout;
  /** As `about`, of a file of any length. */
  readonly aboutAny: AskAbout;
  /** Reads a document as if it had another text. */
  readonly readAgain: (document: TextDocument) => (text: string) => BlockDocument | undefined;
  readonly settings: () => Settings;
  /** The files beside the documents; undefined when nothing is known of them. */
  readonly workspace: () => WorkspaceSnapshot | undefined;
  /** What a platform told; undefined when nothing is known of any. */
  readonly remote: () => RemoteFacts | undefined;
  /** The present, in milliseconds since 1970. */
  readonly now: () => number;
}
