import type { MappingNode, PairNode } from "../syntaxNode.js";
import { inOrder, replacement, type Edit } from "./edit.js";
import { columnOfEntries, entriesOf, linesOfEntry, type Entry } from "./entries.js";
import { insertSource } from "./insertEntry.js";
import { columnOf, layoutOf, lineEnd, shiftLines, spansLines, startsLine } from "./layout.js";
import { removePair } from "./removeEntry.js";

export interface Move {
  readonly pair: PairNode;
  readonly from: MappingNode;
  readonly to: MappingNode;
}

/**
 * Moves a pair with its comments to the end of another mapping. No edits where that mapping has the key already, where
 * the pair cannot be written in its style, or with a tag of a template, which would be torn from its other half.
 */
export function movePair(text: string, { pair, from, to }: Move): readonly Edit[] {
  const entry = entriesOf(text, from)[from.pairs.indexOf(pair)];
  if (!entry || to.pairs.some(({ key }) => key.text === pair.key.text)) return [];
  const source =
    from.style === "block" && to.style === "block"
      ? blockSource(text, entry, columnOfEntries(text, to))
      : lineSource(text, entry, from);
  if (source === undefined || source.includes("{%")) return [];
  const inserted = insertSource(text, to, { source, index: to.pairs.length - 1 });
  const removed = removePair(text, from, pair);
  if (inserted.length === 0 || removed.length === 0) return [];
  // A comment beside an entry in brackets goes with it, and has no place where the entry comes to stand.
  const isComment = removed.some(({ range }) => text.slice(range.start, range.end).includes("#"));
  if (from.style === "flow" && isComment) return [];
  return inserted.length === 1
    ? merge(text, removed, inserted)
    : inOrder([...removed, ...inserted]);
}

/** The lines of an entry with its comments, for a place in another column; the first without indentation. */
export function blockSource(text: string, entry: Entry, column: number): string {
  const isOnOwnLine = startsLine(text, entry.start);
  const { start, end } = isOnOwnLine
    ? linesOfEntry(text, entry)
    : { start: entry.start, end: lineEnd(text, entry.end) };
  const shift = column - columnOf(text, entry.start);
  return shiftLines(text.slice(start, end), shift).trimStart();
}

/** An entry as a part of a line, if it is one and has no comment. */
function lineSource(text: string, entry: Entry, { style }: MappingNode): string | undefined {
  const source = text.slice(entry.start, entry.end);
  if (spansLines(source)) return undefined;
  const comment =
    style === "block" && text.slice(entry.end, lineEnd(text, entry.end)).includes("#");
  return comment ? undefined : source;
}

/** An insertion at the end of lines that are removed takes their place. */
function merge(
  text: string,
  removed: readonly Edit[],
  [inserted]: readonly Edit[],
): readonly Edit[] {
  if (!inserted) return removed;
  const at = inserted.range.start;
  const hit = removed.find(({ range }) => range.start <= at && at < range.end);
  if (!hit) return inOrder([...removed, inserted]);
  const { start, end } = hit.range;
  const isAtEnd = /[\r\n]/.test(text.charAt(start));
  const newText = isAtEnd
    ? inserted.newText
    : inserted.newText.replace(/^(?:\r\n|\n|\r)/, "") + layoutOf(text).lineBreak;
  return inOrder([...removed.filter((edit) => edit !== hit), replacement(start, end, newText)]);
}
