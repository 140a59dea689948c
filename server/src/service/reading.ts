import type { DocumentSymbol, Hover, Position } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { documentSymbol } from "../features/documentSymbol.js";
import { hover } from "../features/hover.js";
import type { Ask } from "./ask.js";

/** What helps to read a file: explanations, its outline. */
export interface Reading {
  /** Null where there is nothing to explain. */
  hover(document: TextDocument, position: Position): Hover | null;
  documentSymbol(document: TextDocument): DocumentSymbol[];
}

export function createReading({ about, now }: Ask): Reading {
  return {
    hover: (document, position) =>
      about(document, null, (block) => hover(block, document.offsetAt(position), now())),
    documentSymbol: (document) => about(document, [], documentSymbol),
  };
}
