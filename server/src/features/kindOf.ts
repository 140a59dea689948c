import type { TextDocument } from "vscode-languageserver-textdocument";
import { moveFromPart } from "../document/parts/joinParts.js";
import type { PartedText } from "../document/parts/partedText.js";
import type { OffsetRange, SyntaxTree } from "../document/syntaxNode.js";
import {
  detectKind,
  markerLines,
  type DetectedKind,
  type KindSigns,
} from "../model/documentKind.js";
import { associatedKind, type FileAssociation } from "../model/fileAssociations.js";

/** The operation that a document is for; undefined for YAML that is no block file. */
export function kindOf(
  { uri: fileName, languageId }: TextDocument,
  signs: KindSigns | SyntaxTree,
  files: readonly FileAssociation[],
): DetectedKind | undefined {
  const language = languageId === "press-block" ? languageId : "yaml";
  return detectKind(signs, { fileName, assigned: associatedKind(files, fileName), language });
}

export function kindOfParts(
  text: TextDocument,
  parted: PartedText,
  files: readonly FileAssociation[],
): DetectedKind | undefined {
  const { root } = parted.rest.tree;
  const comments = commentsOf(parted);
  return kindOf(text, { text: parted.text, comments, ...(root && { root }) }, files);
}

/** The comments that can be a marker, which stands on one of the first lines, where each part has a line of its own. */
function* commentsOf(parted: PartedText): Generator<OffsetRange> {
  const cut = parted.split.starts[0] ?? 0;
  const length = (parted.split.starts.at(-1) ?? 0) - cut;
  const { comments } = parted.rest.tree;
  yield* comments.filter(({ start }) => start < cut);
  for (const [index, part] of parted.parts.slice(0, markerLines).entries()) {
    yield* part.tree.comments.map(moveFromPart(parted, index));
  }
  for (const { start, end } of comments) {
    if (start >= cut) yield { start: start + length, end: end + length };
  }
}
