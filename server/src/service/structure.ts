import type {
  FoldingRange,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { foldingRange, type FoldingClient } from "../features/structure/foldingRange.js";
import { selectionRange } from "../features/structure/selectionRange.js";
import { semanticTokens } from "../features/structure/semanticTokens.js";
import type { Ask } from "./ask.js";

/** What a text is made of, as editors fold, select and colour it. Null in what is no block file. */
export interface Structure {
  foldingRange(document: TextDocument, client: FoldingClient): FoldingRange[] | null;
  /** One for each position. */
  selectionRange(document: TextDocument, positions: readonly Position[]): SelectionRange[] | null;
  /** Of the whole document, or of the lines of a range. */
  semanticTokens(document: TextDocument, range?: Range): SemanticTokens | null;
}

export function createStructure({ about }: Ask): Structure {
  return {
    foldingRange: (document, client) =>
      about(document, null, (block) => foldingRange(block, client)),
    selectionRange: (document, positions) =>
      about(document, null, (block) =>
        selectionRange(
          block,
          positions.map((position) => document.offsetAt(position)),
        ),
      ),
    semanticTokens: (document, range) =>
      about(document, null, (block) => semanticTokens(block, range)),
  };
}
