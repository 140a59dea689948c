import type { TextDocument } from "vscode-languageserver-textdocument";
import { moveFromPart } from "../document/parts/joinParts.js";
import type { PartedText } from "../document/parts/partedText.js";
import type { OffsetRange, SyntaxTree } from "../document/syntaxNode.js";
import { detectDocumentKind, type KindSigns } from "../model/documentKind.js";
import type { DocumentKind } from "../model/spec.js";

/**
 * The operation that a document is for. One in our language is taken for a new spec while nothing tells; undefined for
 * YAML that is no block file.
 */
export function kindOf(
  text: TextDocument,
  signs: KindSigns | SyntaxTree,
): DocumentKind | undefined {
  const fallback = text.languageId === "press-block" ? "create-spec" : undefined;
  return detectDocumentKind(signs, text.uri) ?? fallback;
}

export function kindOfParts(text: TextDocument, parted: PartedText): DocumentKind | undefined {
  const { root } = parted.rest.tree;
  return kindOf(text, { text: parted.text, comments: commentsOf(parted), ...(root && { root }) });
}

/** The comments before and between the entries; those behind them are too far down to be a marker, or no longer. */
function* commentsOf(parted: PartedText): Generator<OffsetRange> {
  const cut = parted.split.starts[0] ?? 0;
  const length = (parted.split.starts.at(-1) ?? 0) - cut;
  const { comments } = parted.rest.tree;
  yield* comments.filter(({ start }) => start < cut);
  for (const [index, part] of parted.parts.entries()) {
    yield* part.tree.comments.map(moveFromPart(parted, index));
  }
  for (const { start, end } of comments) {
    if (start >= cut) yield { start: start + length, end: end + length };
  }
}
