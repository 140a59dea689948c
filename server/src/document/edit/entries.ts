import type { MappingNode, OffsetRange, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import { columnOf, lineEnd, lineStart, previousLineEnd, startsLine } from "./layout.js";

/** One pair or item of a collection with what belongs to it in the text: dash, anchor, tag, `?`. */
export type Entry = OffsetRange;

/** The entries of a collection, in the order of the text. */
export function entriesOf(text: string, collection: MappingNode | SequenceNode): readonly Entry[] {
  if (collection.kind === "mapping") {
    return collection.pairs.map(({ key, value, range }) => ({
      start: startOfProperties(text, key.range.start),
      end: endOf(text, value, range.end),
    }));
  }
  const { items, emptyItems } = collection;
  const entries: Entry[] = [];
  items.forEach((item, index) => {
    const place = item?.range ?? emptyItems.get(index);
    // Nothing between two commas has no place.
    if (!place) return;
    const start =
      collection.style === "flow"
        ? startOfProperties(text, place.start)
        : dashBefore(
            text,
            item ? place.start : place.end,
            entries.at(-1)?.end ?? collection.range.start,
          );
    entries.push({ start, end: endOf(text, item, place.end) });
  });
  return entries;
}

/** Where the anchor, the tag or the `?` before a node begins, on its line; its own start when it has none. */
function startOfProperties(text: string, offset: number): number {
  const before = text.slice(lineStart(text, offset), offset);
  const properties = /(?:\?[ \t]+)?(?:[&!][^\s,[\]{}]*[ \t]+)*$/.exec(before)?.[0] ?? "";
  return offset - properties.length;
}

function dashBefore(text: string, offset: number, from: number): number {
  const gap = text.slice(from, offset);
  const dashes = [...gap.matchAll(/(?<=^[ \t]*)-(?=\s|$)/gm)];
  const last = dashes.at(-1);
  return last ? from + last.index : from;
}

/** The end of a value; of a text block that keeps its blank lines (`|+`) the end of the last of these. */
function endOf(text: string, value: SyntaxNode | undefined, end: number): number {
  const last = lastLeaf(value);
  if (last?.kind !== "scalar" || (last.style !== "literal" && last.style !== "folded")) return end;
  if (!/^[|>][0-9]?\+/.test(text.slice(last.range.start, last.range.start + 3))) return end;
  const blankLines = /(?:(?:\r\n|\n|\r)[ \t]*(?=[\r\n]))*/y;
  blankLines.lastIndex = end;
  return blankLines.test(text) ? blankLines.lastIndex : end;
}

function lastLeaf(value: SyntaxNode | undefined): SyntaxNode | undefined {
  let node = value;
  while (node && (node.kind === "mapping" || node.kind === "sequence") && node.style === "block") {
    node = node.kind === "mapping" ? node.pairs.at(-1)?.value : node.items.at(-1);
  }
  return node;
}

/**
 * The lines of an entry that begins its line in block style, up to the end of its last line, with the comment lines
 * right above it in its column. Comments at the head of the file belong to the file.
 */
export function linesOfEntry(text: string, entry: Entry): OffsetRange {
  const column = columnOf(text, entry.start);
  const first = lineStart(text, entry.start);
  let start = first;
  while (start > 0) {
    const above = lineStart(text, previousLineEnd(text, start));
    const line = text.slice(above, start);
    if (!line.trimStart().startsWith("#") || line.search(/\S/) !== column) break;
    start = above;
  }
  return { start: start === 0 ? first : start, end: lineEnd(text, entry.end) };
}

/** Column of the keys or dashes of a block collection. */
export function columnOfEntries(text: string, collection: MappingNode | SequenceNode): number {
  const entries = entriesOf(text, collection);
  const own = entries.find(({ start }) => startsLine(text, start)) ?? entries[0];
  return columnOf(text, own?.start ?? collection.range.start);
}

/** The offset of the comma after an entry of a flow collection; undefined when there is none. */
export function commaAfter(text: string, end: number): number | undefined {
  const gap = /(?:\s|(?<=\s)#[^\r\n]*)*/y;
  gap.lastIndex = end;
  gap.test(text);
  const at = gap.lastIndex;
  return text[at] === "," ? at : undefined;
}
