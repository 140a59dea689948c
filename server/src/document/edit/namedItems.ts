import type { MappingNode, PairNode, ScalarNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import { applyEdits, inOrder, replacement, type Edit } from "./edit.js";
import { columnOfEntries, entriesOf, type Entry } from "./entries.js";
import {
  columnOf,
  indentUnitOf,
  layoutOf,
  lineStart,
  previousLineEnd,
  shiftLines,
  spansLines,
} from "./layout.js";
import { removePair } from "./removeEntry.js";
import { writeText } from "./scalarText.js";
import { colonAfter } from "./setValue.js";

/** The keys by which items of a list are written that could also be pairs of a mapping. */
export interface ItemKeys {
  /** Of the name, which is the key of the pair. */
  readonly name: string;
  /** Of the value; absent where the rest of the item is the value of the pair. */
  readonly value?: string;
}

/**
 * The list of a pair as a mapping: `[{name: a, value: b}]` → `{a: b}` with the keys `name` and `value`,
 * `[{name: a, x: 1}]` → `{a: {x: 1}}` with `name` alone. No edits unless each item has a name of its own and nothing
 * that would be lost.
 */
export function listToMap(text: string, pair: PairNode, keys: ItemKeys): readonly Edit[] {
  const list = pair.value;
  if (list?.kind !== "sequence" || list.items.length === 0) return [];
  const entries = entriesOf(text, list);
  const items = list.items.map((item, index) => namedItem(item, entries[index], keys));
  const named = items.filter((item) => item !== undefined);
  const names = new Set(named.map(({ name }) => name.text));
  if (named.length < items.length || names.size < items.length) return [];
  const edits = named.map((item) => (item.valuePair ? asPair : asMapping)(text, item));
  if (edits.some((own) => own.length === 0)) return [];
  return list.style === "flow"
    ? inOrder([...bracketsOf(list, "{", "}"), ...edits.flat()])
    : indentBelowKey(text, { pair, list, edits: edits.flat() });
}

interface NamedItem {
  readonly entry: Entry;
  readonly mapping: MappingNode;
  readonly namePair: PairNode;
  readonly name: ScalarNode;
  /** Given where the item is a name and a value and nothing else. */
  readonly valuePair?: PairNode;
}

function namedItem(
  mapping: SequenceNode["items"][number],
  entry: Entry | undefined,
  keys: ItemKeys,
): NamedItem | undefined {
  if (mapping?.kind !== "mapping" || mapping.anchor !== undefined || !entry) return undefined;
  const namePair = mapping.pairs.find(({ key }) => key.text === keys.name);
  if (!namePair || !isName(namePair.value)) return undefined;
  const item = { entry, mapping, namePair, name: namePair.value };
  if (keys.value === undefined) return item;
  const valuePair = mapping.pairs.find(({ key }) => key.text === keys.value);
  return mapping.pairs.length === 2 && valuePair?.value ? { ...item, valuePair } : undefined;
}

/** Whether a value can be a key: a scalar of which is known what it says. */
function isName(node: SyntaxNode | undefined): node is ScalarNode {
  if (node?.kind !== "scalar" || node.anchor !== undefined) return false;
  return node.value.type !== "unknown" && node.value.type !== "null";
}

/** `- name: a` and `value: b` as `a: b`. */
function asPair(text: string, { entry, name, namePair, valuePair }: NamedItem): readonly Edit[] {
  const colon = valuePair && colonAfter(text, valuePair);
  if (!valuePair || colon === undefined) return [];
  const [first, second] = [namePair.range, valuePair.range].sort((a, b) => a.start - b.start);
  if (text.slice(first?.end, second?.start).includes("#")) return [];
  const source = `${keySource(name)}:${text.slice(colon, valuePair.range.end)}`;
  return [replacement(entry.start, entry.end, source)];
}

/** `- name: a` and more as `a:` with more below it. */
function asMapping(text: string, item: NamedItem): readonly Edit[] {
  const { entry, mapping, name, namePair } = item;
  const key = keySource(name);
  if (mapping.pairs.length === 1) return [replacement(entry.start, entry.end, `${key}: {}`)];
  if (mapping.style === "flow") {
    return [
      replacement(entry.start, mapping.range.start, `${key}: `),
      ...removePair(text, mapping, namePair),
    ];
  }
  const first = entriesOf(text, mapping)[0];
  if (!first) return [];
  if (mapping.pairs[0] === namePair)
    return [replacement(entry.start, namePair.range.end, `${key}:`)];
  const newLine = layoutOf(text).lineBreak + " ".repeat(columnOf(text, first.start));
  return [
    replacement(entry.start, first.start, `${key}:${newLine}`),
    ...removePair(text, mapping, namePair),
  ];
}

function keySource({ text, style }: ScalarNode): string {
  return writeText(text, style === "double" || style === "single" ? style : "none");
}

function bracketsOf(
  { range }: SequenceNode | MappingNode,
  open: string,
  close: string,
): readonly Edit[] {
  return [
    replacement(range.start, range.start + 1, open),
    replacement(range.end - 1, range.end, close),
  ];
}

/** A list may stand in the column of its key, a mapping may not. */
function indentBelowKey(
  text: string,
  {
    pair,
    list,
    edits,
  }: { readonly pair: PairNode; readonly list: SequenceNode; readonly edits: readonly Edit[] },
): readonly Edit[] {
  if (columnOfEntries(text, list) > columnOf(text, pair.key.range.start)) return edits;
  const start = previousLineEnd(text, lineStart(text, list.range.start));
  const { end } = list.range;
  const own = edits.map(({ range, newText }) =>
    replacement(range.start - start, range.end - start, newText),
  );
  const inner = applyEdits(text.slice(start, end), own);
  return [replacement(start, end, shiftLines(inner, indentUnitOf(text)))];
}

/** The mapping of a pair as a list, the other way round than `listToMap`. */
export function mapToList(text: string, pair: PairNode, keys: ItemKeys): readonly Edit[] {
  const mapping = pair.value;
  if (mapping?.kind !== "mapping" || mapping.pairs.length === 0) return [];
  const edits = mapping.pairs.map((own, index) => asItem(text, { own, mapping, index }, keys));
  if (edits.some((own) => own.length === 0)) return [];
  const brackets = mapping.style === "flow" ? bracketsOf(mapping, "[", "]") : [];
  return inOrder([...brackets, ...edits.flat()]);
}

interface PairPlace {
  readonly own: PairNode;
  readonly mapping: MappingNode;
  readonly index: number;
}

function asItem(text: string, place: PairPlace, keys: ItemKeys): readonly Edit[] {
  const { own, mapping, index } = place;
  const entry = entriesOf(text, mapping)[index];
  const colon = colonAfter(text, own);
  if (!entry || colon === undefined || own.key.value.type === "unknown") return [];
  // What is merged has no name of its own.
  if (own.key.text === "<<") return [];
  const name = `${writeText(keys.name)}: ${text.slice(own.key.range.start, own.key.range.end)}`;
  const item = { ...place, entry, colon, name };
  return keys.value === undefined
    ? nestedItem(text, item, keys.name)
    : valueItem(text, item, keys.value);
}

interface NewItem extends PairPlace {
  readonly entry: Entry;
  readonly colon: number;
  /** The source of the pair that holds the name. */
  readonly name: string;
}

/** `a: b` as `- name: a` and `value: b`. */
function valueItem(text: string, item: NewItem, valueKey: string): readonly Edit[] {
  const { own, mapping, entry, colon, name } = item;
  if (!own.value) return [];
  const source = `${writeText(valueKey)}:${text.slice(colon, own.value.range.end)}`;
  if (spansLines(source)) return [];
  const newLine = layoutOf(text).lineBreak + " ".repeat(columnOf(text, entry.start) + 2);
  const newText =
    mapping.style === "flow" ? `{${name}, ${source}}` : `- ${name}${newLine}${source}`;
  return [replacement(entry.start, entry.end, newText)];
}

/** `a:` with more below it as `- name: a` with more below it, unless a name is there already. */
function nestedItem(text: string, item: NewItem, nameKey: string): readonly Edit[] {
  const { own, mapping, entry, colon, name } = item;
  const { value } = own;
  if (value?.kind !== "mapping" || value.anchor !== undefined) return [];
  if (value.pairs.some(({ key }) => key.text === nameKey)) return [];
  if (value.style === "flow") {
    const rest = value.pairs.length === 0 ? "" : ", ";
    const dash = mapping.style === "flow" ? "" : "- ";
    return [replacement(entry.start, value.range.start + 1, `${dash}{${name}${rest}`)];
  }
  const indent = columnOfEntries(text, value) - columnOf(text, entry.start);
  return [replacement(entry.start, colon, `-${" ".repeat(indent - 1)}${name}`)];
}
