import type { OffsetRange, PairNode, ScalarNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import { replacement, type Edit } from "./edit.js";
import { entriesOf, linesOfEntry } from "./entries.js";
import { lineEnd, spansLines, startsLine } from "./layout.js";
import { removeItems } from "./removeEntry.js";
import { preferredQuote, writeText } from "./scalarText.js";
import { replaceValue } from "./setValue.js";

/** A value as a list with this value as its only item: `a` → `[a]`. */
export function scalarToList(text: string, node: SyntaxNode): readonly Edit[] {
  const { start, end } = node.range;
  const source = text.slice(start, end);
  if (node.kind === "mapping" && node.style === "block") return [];
  const isText = node.kind === "scalar" && node.value.type === "string";
  const needsQuotes = isText && node.style !== "double" && node.style !== "single";
  const item = needsQuotes ? textItem(text, node) : source;
  return spansLines(item) ? [] : [replacement(start, end, `[${item}]`)];
}

/** Plain inside brackets where it can be. */
function textItem(text: string, { text: value }: ScalarNode): string {
  const plain = writeText(value);
  return plain === value ? plain : writeText(value, preferredQuote(text));
}

/** The only item of a pair's list as the pair's value: `[a]` → `a`. */
export function listToScalar(text: string, pair: PairNode): readonly Edit[] {
  const { value } = pair;
  if (value?.kind !== "sequence" || value.items.length !== 1) return [];
  const [item] = value.items;
  if (!item || item.anchor !== undefined || value.anchor !== undefined) return [];
  const isBlock = "style" in item && item.style === "block";
  const source = text.slice(item.range.start, item.range.end);
  if (isBlock || spansLines(source) || isBetweenComments(text, pair, item)) return [];
  return replaceValue(text, pair, ` ${source}`);
}

/** Whether comments stand before and behind the only item of a list, which would become one on its line. */
function isBetweenComments(text: string, { key }: PairNode, { range }: SyntaxNode): boolean {
  const before = text.slice(key.range.end, range.start);
  return before.includes("#") && text.slice(range.end, lineEnd(text, range.end)).includes("#");
}

/** Sorts a list of scalars by their text; comments go with their items. No edits when it is sorted already. */
export function sortItems(text: string, sequence: SequenceNode): readonly Edit[] {
  const scalars = scalarsOf(sequence);
  const places = placesOf(text, sequence);
  if (scalars?.length !== places.length) return [];
  const sorted = scalars
    .map((scalar, index) => ({ scalar, index }))
    .sort((a, b) => compareTexts(a.scalar.text, b.scalar.text) || a.index - b.index);
  return sorted.flatMap(({ index }, position) => {
    const place = places[position];
    const source = places[index];
    if (!place || !source || position === index) return [];
    return [replacement(place.start, place.end, text.slice(source.start, source.end))];
  });
}

/** Removes each scalar of a list that stands there before. */
export function removeDuplicates(text: string, sequence: SequenceNode): readonly Edit[] {
  const scalars = scalarsOf(sequence);
  if (!scalars) return [];
  const repeated = scalars.flatMap(({ text: item, value }, index) => {
    const first = scalars.findIndex(
      (other) => other.text === item && other.value.type === value.type,
    );
    return first < index ? [index] : [];
  });
  return repeated.length === 0 ? [] : removeItems(text, sequence, repeated);
}

function scalarsOf({ items }: SequenceNode): readonly ScalarNode[] | undefined {
  const scalars = items.filter((item) => item?.kind === "scalar");
  const isSimple = scalars.length === items.length && scalars.every(({ anchor }) => !anchor);
  return isSimple ? scalars : undefined;
}

/** What changes places: the item in brackets, the lines of the item in block style. */
function placesOf(text: string, sequence: SequenceNode): readonly OffsetRange[] {
  return entriesOf(text, sequence).map((entry) => {
    if (sequence.style === "flow") return entry;
    if (!startsLine(text, entry.start))
      return { start: entry.start, end: lineEnd(text, entry.end) };
    const { start, end } = linesOfEntry(text, entry);
    const blanks = /[ \t]*/y;
    blanks.lastIndex = start;
    blanks.test(text);
    return { start: blanks.lastIndex, end };
  });
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
