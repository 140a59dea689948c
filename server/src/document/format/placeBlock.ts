import { columnOfEntries, entriesOf, type Entry } from "../edit/entries.js";
import type { MappingNode, PairNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import type { Pass, Place } from "./pass.js";
import { placeFlow } from "./placeFlow.js";
import { placeScalar, takeQuotes } from "./placeScalar.js";
import { spaceAfterDash, spaceAfterKey } from "./spacing.js";

/** The columns of all lines of a node, and the blanks on them. */
export function placeNode(pass: Pass, node: SyntaxNode, place: Place): void {
  if (node.kind === "mapping" && node.style === "block") placeMapping(pass, node, place);
  else if (node.kind === "sequence" && node.style === "block") placeSequence(pass, node, place);
  else {
    if (pass.mayMove(node.range)) pass.plan.place(node.range.start, place.column);
    if (node.kind === "scalar") {
      placeScalar(pass, node, place);
      takeQuotes(pass, node);
    } else if (node.kind !== "alias") placeFlow(pass, node, place);
  }
}

/** A key that is marked by `?`, and one that would be a mark itself at the beginning of its line. */
const beginsUnsafely = /^(?:\?\s|(?:---|\.\.\.)(?:\s|$))/;

function placeMapping(pass: Pass, mapping: MappingNode, place: Place): void {
  const entries = entriesOf(pass.text, mapping);
  const column = columnFor(pass, mapping, { entries, place });
  const below = placesBelow(pass, column, columnOfEntries(pass.text, mapping));
  entries.forEach(({ start }, index) => {
    if (beginsUnsafely.test(pass.text.slice(start, start + 4))) pass.plan.isRefused = true;
    pass.plan.placeEntry(start, column);
    const pair = mapping.pairs[index];
    if (pair) placeValue(pass, pair, below);
  });
}

/** The column for the entries of a collection: the one they have where one of their lines must stay. */
function columnFor(
  pass: Pass,
  collection: MappingNode | SequenceNode,
  { entries, place }: { readonly entries: readonly Entry[]; readonly place: Place },
): number {
  const start = entries[0]?.start ?? collection.range.start;
  const end = entries.at(-1)?.end ?? collection.range.end;
  return pass.mayMove({ start, end }) ? place.column : columnOfEntries(pass.text, collection);
}

function placeValue(pass: Pass, { key, value }: PairNode, { list, other }: PlacesBelow): void {
  spaceAfterKey(pass, key.range.end, value?.range.start);
  if (!value) return;
  if (value.range.start - key.range.end > 2) {
    placeProperties(pass, { start: key.range.end, end: value.range.start }, other.column);
  }
  const isList = value.kind === "sequence" && value.style === "block";
  placeNode(pass, value, isList ? list : other);
}

/** Where the values of a mapping's pairs stand that begin a line. */
interface PlacesBelow {
  readonly list: Place;
  readonly other: Place;
}

function placesBelow({ style }: Pass, column: number, from: number): PlacesBelow {
  const place = { base: column, parent: column, parentFrom: from };
  return {
    list: { ...place, column: column + style.listIndent },
    other: { ...place, column: column + style.unit },
  };
}

/** Anchors and tags that begin a line between a key or dash and its value. */
function placeProperties({ text, lines, plan }: Pass, { start, end }: Entry, column: number): void {
  const last = plan.lineOf(end);
  for (let index = plan.lineOf(start) + 1; index < last; index += 1) {
    const line = lines[index];
    const first = line && text[line.start + line.indent];
    if (first === "&" || first === "!") plan.columns.set(index, column);
  }
}

function placeSequence(pass: Pass, sequence: SequenceNode, place: Place): void {
  const entries = entriesOf(pass.text, sequence);
  const column = columnFor(pass, sequence, { entries, place });
  const from = columnOfEntries(pass.text, sequence);
  entries.forEach(({ start, end }, index) => {
    pass.plan.placeEntry(start, column);
    const item = sequence.items[index];
    if (!item) return;
    const inner = placeOfItem(pass, item, column);
    const isBeside = pass.plan.lineOf(start) === pass.plan.lineOf(item.range.start);
    const width = isBeside ? inner - column - 1 : 1;
    spaceAfterDash(pass, start, { end: Math.min(end, item.range.start), width });
    placeProperties(pass, { start, end: item.range.start }, inner);
    placeNode(pass, item, { column: inner, base: inner, parent: column, parentFrom: from });
  });
}

/** The column of what follows a dash: two behind it, unless a collection there must stay. */
function placeOfItem(pass: Pass, item: SyntaxNode, dash: number): number {
  const isBlock = (item.kind === "mapping" || item.kind === "sequence") && item.style === "block";
  if (!isBlock) return dash + 2;
  const entries = entriesOf(pass.text, item);
  const place = { column: dash + 2, base: dash + 2, parent: dash, parentFrom: dash };
  return columnFor(pass, item, { entries, place });
}
