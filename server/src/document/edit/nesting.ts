import type { MappingNode, PairNode } from "../syntaxNode.js";
import { inOrder, replacement, type Edit } from "./edit.js";
import { columnOfEntries, entriesOf, linesOfEntry, type Entry } from "./entries.js";
import {
  columnOf,
  layoutOf,
  lineEnd,
  linesOf,
  lineStart,
  shiftLines,
  spansLines,
  startsLine,
} from "./layout.js";
import { blockSource } from "./movePair.js";
import { removePairs } from "./removeEntry.js";
import { writeText } from "./scalarText.js";
import { colonAfter } from "./setValue.js";

/** Puts pairs of a mapping, with their comments, below a new key that stands where the first of them stood. */
export function wrapPairs(
  text: string,
  mapping: MappingNode,
  pairs: readonly PairNode[],
  key: string,
): readonly Edit[] {
  const entries = entriesOf(text, mapping);
  const wrapped = mapping.pairs.flatMap((pair, index) => {
    const entry = entries[index];
    return pairs.includes(pair) && entry ? [{ pair, entry }] : [];
  });
  const [first, ...others] = wrapped;
  if (!first || mapping.pairs.some((pair) => pair.key.text === key)) return [];
  const removed = removePairs(
    text,
    mapping,
    others.map(({ pair }) => pair),
  );
  const sources = wrapped.map(({ entry }) => entry);
  // A tag of a template would be torn from its other half, or would no longer stand between two branches.
  if (text.slice(first.entry.start, sources.at(-1)?.end).includes("{%")) return [];
  const wrapper =
    mapping.style === "flow"
      ? wrapFlow(text, sources, key)
      : wrapBlock(text, sources, { key, column: columnOfEntries(text, mapping) });
  return inOrder([wrapper(first.entry), ...removed]);
}

function wrapFlow(text: string, entries: readonly Entry[], key: string) {
  const inner = entries.map(({ start, end }) => text.slice(start, end)).join(", ");
  return ({ start, end }: Entry) => replacement(start, end, `${writeText(key)}: {${inner}}`);
}

function wrapBlock(
  text: string,
  entries: readonly Entry[],
  { key, column }: { readonly key: string; readonly column: number },
) {
  const { unit, lineBreak } = layoutOf(text);
  const newLine = lineBreak + " ".repeat(column + unit);
  const inner = entries.map((entry) => newLine + blockSource(text, entry, column + unit)).join("");
  return (entry: Entry) => {
    const isOnOwnLine = startsLine(text, entry.start);
    const lines = linesOfEntry(text, entry);
    const start = isOnOwnLine ? lines.start + column : entry.start;
    return replacement(start, lines.end, `${writeText(key)}:${inner}`);
  };
}

/** Puts the pairs of a pair's mapping in the place of the pair. No edits when the mapping around has one of the keys. */
export function unwrapPair(text: string, mapping: MappingNode, pair: PairNode): readonly Edit[] {
  const { value } = pair;
  const entry = entriesOf(text, mapping)[mapping.pairs.indexOf(pair)];
  if (!entry || value?.kind !== "mapping" || value.anchor !== undefined) return [];
  if (value.pairs.length === 0) return [];
  const others = mapping.pairs.filter((other) => other !== pair).map(({ key }) => key.text);
  if (value.pairs.some(({ key }) => others.includes(key.text))) return [];
  // What is merged gives way to the pairs that stand beside it, so that its place has a meaning.
  if (value.pairs.some(({ key }) => key.text === "<<")) return [];
  return value.style === "block"
    ? unwrapBlock(text, entry, { pair, value })
    : unwrapFlow(text, entry, { value, isInBlock: mapping.style === "block" });
}

function unwrapBlock(
  text: string,
  entry: Entry,
  { pair, value }: { readonly pair: PairNode; readonly value: MappingNode },
): readonly Edit[] {
  const colon = colonAfter(text, pair);
  const [first] = entriesOf(text, value);
  if (colon === undefined || !first) return [];
  const column = columnOf(text, entry.start);
  const newLine = layoutOf(text).lineBreak + " ".repeat(column);
  const start = lineStart(text, first.start);
  const comments = linesOf(text.slice(colon, start))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const end = lineEnd(text, entry.end);
  // A tab has no width that YAML knows, so that such a line can't be moved.
  if (/^ *\t/m.test(text.slice(start, end))) return [];
  const inner = shiftLines(
    text.slice(start, end),
    column - columnOf(text, first.start),
  ).trimStart();
  return [replacement(entry.start, end, [...comments, inner].join(newLine))];
}

function unwrapFlow(
  text: string,
  entry: Entry,
  { value, isInBlock }: { readonly value: MappingNode; readonly isInBlock: boolean },
): readonly Edit[] {
  const source = text.slice(value.range.start, value.range.end);
  if (isInBlock && spansLines(source)) return [];
  const newLine = layoutOf(text).lineBreak + " ".repeat(columnOf(text, entry.start));
  const inner = entriesOf(text, value).map(({ start, end }) => text.slice(start, end));
  return [replacement(entry.start, entry.end, inner.join(isInBlock ? newLine : ", "))];
}
