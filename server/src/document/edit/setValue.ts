import type { PairNode, SyntaxNode } from "../syntaxNode.js";
import { insertion, replacement, type Edit } from "./edit.js";
import { columnOf, layoutOf, lineEnd, lineStart, startsLine } from "./layout.js";
import { writeItem, writeValue, type NewValue } from "./newValue.js";
import { preferredQuote } from "./scalarText.js";

/** Gives a pair a value, in place of none or of the one it has. */
export function setValue(text: string, pair: PairNode, value: NewValue): readonly Edit[] {
  const style = isInBlock(text, pair) ? "block" : "flow";
  const column = columnOf(text, pair.key.range.start);
  const place = { style, column, layout: layoutOf(text), quote: preferredQuote(text) } as const;
  return replaceValue(text, pair, writeValue(value, place));
}

/** Another value in place of a scalar or of what stands in brackets. No edits for what takes lines in block style. */
export function replaceNode(text: string, node: SyntaxNode, value: NewValue): readonly Edit[] {
  const { start, end } = node.range;
  if (node.kind === "mapping" || node.kind === "sequence") {
    if (node.style === "block") return [];
  }
  const layout = layoutOf(text);
  const isItem = /^[ \t]*(?:-[ \t]+)+$/.test(text.slice(lineStart(text, start), start));
  const style = isItem ? "block" : "flow";
  const column = columnOf(text, start) - 2;
  return [
    replacement(
      start,
      end,
      writeItem(value, { style, column, layout, quote: preferredQuote(text) }),
    ),
  ];
}

/**
 * Replaces what follows the colon of a pair by a source that begins with a blank or a line break. The comment behind a
 * key without value, or with its value on the next lines, stays behind the key.
 */
export function replaceValue(text: string, pair: PairNode, source: string): readonly Edit[] {
  const colon = colonAfter(text, pair);
  if (colon === undefined) return [];
  const { start, end } = pair.value?.range ?? { start: colon, end: colon };
  const gap = text.slice(colon, start);
  // An anchor or a tag stays, on the line of its key.
  if (/[&!]/.test(gap)) return [replacement(colon + gap.trimEnd().length, end, source)];
  const isNested = /^[\r\n]/.test(source);
  const commentEnd = colon + gap.trimEnd().length;
  if (gap.trim() !== "") {
    return isNested
      ? [replacement(commentEnd, end, source)]
      : [insertion(colon, source), replacement(commentEnd, end)];
  }
  const comment = text.slice(end, lineEnd(text, end));
  if (!isNested || !comment.trim().startsWith("#")) return [replacement(colon, end, source)];
  const afterComment = end + comment.length;
  return [...(end > colon ? [replacement(colon, end)] : []), insertion(afterComment, source)];
}

/** Whether a pair stands in a block mapping: at the beginning of a line, after dashes, anchors and the like. */
export function isInBlock(text: string, { key }: PairNode): boolean {
  const { start } = key.range;
  // A tab has no certain width, so nothing can be put below it.
  if (text.slice(lineStart(text, start), start).includes("\t")) return false;
  if (startsLine(text, start)) return !isInBrackets(text, start);
  return /^[ \t]*(?:[-?][ \t]+|[&!]\S*[ \t]+)*$/.test(text.slice(lineStart(text, start), start));
}

/** Whether the last line that is no comment before an offset ends in the middle of a flow collection. */
function isInBrackets(text: string, offset: number): boolean {
  const before = text.slice(0, lineStart(text, offset)).replace(/(?:^|[ \t])#[^\r\n]*$/gm, "");
  return /[{[,]$/.test(before.trimEnd());
}

/** Offset after the colon of a pair. */
export function colonAfter(text: string, { key }: PairNode): number | undefined {
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.range.end;
  return colon.test(text) ? colon.lastIndex : undefined;
}
