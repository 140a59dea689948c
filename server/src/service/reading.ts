import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Position,
  Range,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { codeLens, lensCommand, type LensData } from "../features/codeLens.js";
import { documentLink, linkTarget, type LinkData } from "../features/documentLink.js";
import { documentSymbol } from "../features/documentSymbol.js";
import { hover } from "../features/hover.js";
import { inlayHint } from "../features/inlayHint/inlayHint.js";
import type { Ask } from "./ask.js";

/** What helps to read a file: explanations, its outline, links, lenses and hints. */
export interface Reading {
  /** Null where there is nothing to explain. */
  hover(document: TextDocument, position: Position): Hover | null;
  documentSymbol(document: TextDocument): DocumentSymbol[];
  /** Those to files have no target before they are resolved. */
  documentLink(document: TextDocument): DocumentLink[];
  /** The link with its target, without one when the file is gone. */
  resolveDocumentLink(document: TextDocument, link: DocumentLink, data: LinkData): DocumentLink;
  /** Without what they say, before they are resolved. */
  codeLens(document: TextDocument): CodeLens[];
  resolveCodeLens(document: TextDocument, lens: CodeLens, data: LensData): CodeLens;
  inlayHint(document: TextDocument, range: Range): InlayHint[];
}

export function createReading({ about, aboutAny, now, settings }: Ask): Reading {
  return {
    hover: (document, position) =>
      about(document, null, (block) => hover(block, document.offsetAt(position), now())),
    documentSymbol: (document) => aboutAny(document, [], documentSymbol),
    documentLink: (document) => about(document, [], documentLink),
    resolveDocumentLink: (document, link, data) =>
      about(document, link, (block) => {
        const target = linkTarget(block, data);
        return target === undefined ? link : { ...link, target };
      }),
    codeLens: (document) => about(document, [], (block) => codeLens(block, settings().codeLens)),
    resolveCodeLens: (document, lens, data) =>
      about(document, lens, (block) => {
        const command = lensCommand(block, data);
        return command === undefined ? lens : { ...lens, command };
      }),
    inlayHint: (document, { start, end }) =>
      about(document, [], (block) => {
        const range = { start: document.offsetAt(start), end: document.offsetAt(end) };
        return inlayHint(block, range, { options: settings().inlayHints, now: now() });
      }),
  };
}
