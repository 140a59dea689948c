import type { SequenceNode } from "../syntaxNode.js";
import { insertion, replacement, type Edit } from "./edit.js";
import { entriesOf } from "./entries.js";
import { columnOf, layoutOf, lineEnd, shiftLines, spansLines } from "./layout.js";

export interface ItemNesting {
  /** A pair that says what the new item is, as plain text. */
  readonly before: readonly [key: string, value: string];
  readonly key: string;
}

/**
 * Puts all items of a list below a key of a new, then only, item: `[a, b]` → `[{type: AND, list: [a, b]}]`. No edits
 * where brackets span lines or an item has no place.
 */
export function nestItems(
  text: string,
  sequence: SequenceNode,
  { before: [name, value], key }: ItemNesting,
): readonly Edit[] {
  const { start, end } = sequence.range;
  if (sequence.anchor !== undefined) return [];
  if (sequence.style === "flow") {
    if (spansLines(text.slice(start, end))) return [];
    return [insertion(start, `[{ ${name}: ${value}, ${key}: `), insertion(end, " }]")];
  }
  const entries = entriesOf(text, sequence);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || entries.length !== sequence.items.length) return [];
  const { lineBreak, listIndent } = layoutOf(text);
  const column = columnOf(text, first.start);
  const newLine = lineBreak + " ".repeat(column + 2);
  const head = `- ${name}: ${value}${newLine}${key}:${newLine}${" ".repeat(listIndent)}`;
  const lastEnd = lineEnd(text, last.end);
  const items = shiftLines(text.slice(first.start, lastEnd), 2 + listIndent);
  return [replacement(first.start, lastEnd, head + items)];
}
