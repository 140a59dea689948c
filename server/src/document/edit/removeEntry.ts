import type { MappingNode, OffsetRange, PairNode, SequenceNode } from "../syntaxNode.js";
import { inOrder, replacement, type Edit } from "./edit.js";
import { commaAfter, entriesOf, linesOfEntry, type Entry } from "./entries.js";
import { lineEnd, lineStart, nextLine, previousLineEnd, spansLines, startsLine } from "./layout.js";

/** Removes a pair with its line, the comment behind it and those right above it. The last one leaves `{}`. */
export function removePair(text: string, mapping: MappingNode, pair: PairNode): readonly Edit[] {
  return removePairs(text, mapping, [pair]);
}

/** Removes several pairs as `removePair` removes one. */
export function removePairs(
  text: string,
  mapping: MappingNode,
  pairs: readonly PairNode[],
): readonly Edit[] {
  const indexes = pairs.map((pair) => mapping.pairs.indexOf(pair));
  return indexes.includes(-1) ? [] : removeEntries(text, mapping, indexes);
}

/** Removes items of a list as `removePair` removes pairs. When all are removed, `[]` stays. */
export function removeItems(
  text: string,
  sequence: SequenceNode,
  indexes: readonly number[],
): readonly Edit[] {
  // An item without place has no entry, so that the indexes would not agree.
  if (entriesOf(text, sequence).length !== sequence.items.length) return [];
  return removeEntries(text, sequence, indexes);
}

function removeEntries(
  text: string,
  collection: MappingNode | SequenceNode,
  indexes: readonly number[],
): readonly Edit[] {
  const entries = entriesOf(text, collection);
  const removed = new Set(indexes);
  if (removed.size === 0) return [];
  if (entries.every((_, index) => removed.has(index))) return [emptied(text, collection)];
  const remove = collection.style === "block" ? removeBlockEntry : removeFlowEntries;
  return united(inOrder(remove(text, entries, removed)));
}

/** Removals that meet as one: at the end of a text the last line goes with the break before it. */
function united(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && edit.range.start < last.range.end) {
      const end = Math.max(last.range.end, edit.range.end);
      joined[joined.length - 1] = replacement(last.range.start, end);
    } else joined.push(edit);
  }
  return joined;
}

/** The collection as an empty one in brackets, on the line of its key where nothing stands in between. */
function emptied(text: string, collection: MappingNode | SequenceNode): Edit {
  const brackets = collection.kind === "mapping" ? "{}" : "[]";
  const entries = entriesOf(text, collection);
  const [first] = entries;
  if (collection.style === "flow" || !first) {
    return replacement(collection.range.start, collection.range.end, brackets);
  }
  const end = lineEnd(text, entries.at(-1)?.end ?? collection.range.end);
  const isOnOwnLine = startsLine(text, first.start);
  const start = isOnOwnLine ? withoutBlanks(text, linesOfEntry(text, first).start) : first.start;
  const before = text.slice(0, start).trimEnd();
  const line = before.slice(lineStart(before, before.length));
  const isAfterKey = spansLines(text.slice(before.length, start)) && /^[^#]*:$/.test(line);
  return isAfterKey
    ? replacement(before.length, end, ` ${brackets}`)
    : replacement(start, end, brackets);
}

/** Offset of the first character of a line that is no blank. */
function withoutBlanks(text: string, start: number): number {
  return start + (/^[ ]*/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0);
}

function removeBlockEntry(
  text: string,
  entries: readonly Entry[],
  removed: ReadonlySet<number>,
): readonly Edit[] {
  return entries.flatMap((entry, index) => {
    if (!removed.has(index)) return [];
    if (startsLine(text, entry.start)) {
      const { start, end } = removedLines(text, linesOfEntry(text, entry));
      return [replacement(start, end)];
    }
    const kept = entries.findIndex((_, other) => other > index && !removed.has(other));
    const next = entries[kept];
    // The first entry stands behind the dash of the list that holds the collection.
    if (!next) return [];
    const end = lineEnd(text, entry.end);
    const hasComments = text.slice(end, next.start).trim() !== "";
    if (!hasComments && kept === index + 1) return [replacement(entry.start, next.start)];
    const start = text.slice(0, entry.start).trimEnd().length;
    return [replacement(start, end)];
  });
}

/** Whole lines, with the break after them; with the one before when the text ends without. */
export function removedLines(text: string, { start, end }: OffsetRange): OffsetRange {
  const after = nextLine(text, end);
  if (after > end || start === 0) return { start, end: after };
  return { start: previousLineEnd(text, start), end };
}

function removeFlowEntries(
  text: string,
  entries: readonly Entry[],
  removed: ReadonlySet<number>,
): readonly Edit[] {
  const lastKept = entries.findLastIndex((_, index) => !removed.has(index));
  return entries.flatMap((entry, index) => {
    if (!removed.has(index)) return [];
    const comma = commaAfter(text, entry.end);
    const end = comma === undefined ? entry.end : comma + 1;
    if (hasOwnLines(text, entry, end)) {
      const { start, end: after } = removedLines(text, linesOfEntry(text, { ...entry, end }));
      return [replacement(start, after), ...commaOf(text, entries, { lastKept, index })];
    }
    const next = entries[index + 1];
    if (index < lastKept && next) return [replacement(entry.start, next.start)];
    const previous = entries[index - 1];
    return [replacement(previous?.end ?? entry.start, entry.end)];
  });
}

function hasOwnLines(text: string, entry: Entry, end: number): boolean {
  const rest = text.slice(end, lineEnd(text, end)).trim();
  return startsLine(text, entry.start) && (rest === "" || rest.startsWith("#"));
}

/** The comma before the first of the removed entries at the end, unless the author writes one after the last entry. */
function commaOf(
  text: string,
  entries: readonly Entry[],
  { lastKept, index }: { readonly lastKept: number; readonly index: number },
): readonly Edit[] {
  const last = entries.at(-1);
  const kept = entries[lastKept];
  if (index !== lastKept + 1 || !last || !kept) return [];
  if (commaAfter(text, last.end) !== undefined) return [];
  const comma = commaAfter(text, kept.end);
  return comma === undefined ? [] : [replacement(comma, comma + 1)];
}
