import type { MappingNode, PairNode, SequenceNode } from "../syntaxNode.js";
import { insertion, type Edit } from "./edit.js";
import { columnOfEntries, commaAfter, entriesOf } from "./entries.js";
import { columnOf, layoutOf, lineEnd, startsLine } from "./layout.js";
import { writeItem, writeValue, type NewValue, type Place } from "./newValue.js";
import { preferredQuote, writeText } from "./scalarText.js";

/**
 * Adds a pair to a mapping, after one of its pairs, at its end unless one is given. The mapping may be empty; that of a
 * key without value does not exist, use `setValue` there.
 */
export function insertPair(
  text: string,
  mapping: MappingNode,
  [key, value]: readonly [key: string, value: NewValue],
  after?: PairNode,
): readonly Edit[] {
  const neighbour = after ?? mapping.pairs.at(-1);
  const index = neighbour ? mapping.pairs.indexOf(neighbour) : -1;
  if (neighbour && index === -1) return [];
  const style = neighbour?.key.style;
  const name = writeText(key, style === "double" || style === "single" ? style : "none");
  const place = placeIn(text, mapping);
  return insertSource(text, mapping, { source: `${name}:${writeValue(value, place)}`, index });
}

/** Adds an item at the end of a list, which may be empty. */
export function appendItem(text: string, sequence: SequenceNode, value: NewValue): readonly Edit[] {
  const item = writeItem(value, placeIn(text, sequence));
  const source = sequence.style === "block" ? `- ${item}` : item;
  return insertSource(text, sequence, { source, index: entriesOf(text, sequence).length - 1 });
}

function placeIn(text: string, collection: MappingNode | SequenceNode): Place {
  return {
    style: collection.style,
    column: columnOfEntries(text, collection),
    layout: layoutOf(text),
    quote: preferredQuote(text),
  };
}

/**
 * Adds the source of an entry after the entry with this index; −1 for an empty collection. Its first line has no
 * indentation, the others that of their place.
 */
export function insertSource(
  text: string,
  collection: MappingNode | SequenceNode,
  { source, index }: { readonly source: string; readonly index: number },
): readonly Edit[] {
  const entry = entriesOf(text, collection)[index];
  if (!entry) {
    return collection.style === "flow" ? [insertion(collection.range.start + 1, source)] : [];
  }
  const { lineBreak } = layoutOf(text);
  if (collection.style === "block") {
    const column = columnOfEntries(text, collection);
    const newText = `${lineBreak}${" ".repeat(column)}${source}`;
    return [insertion(lineEnd(text, entry.end), newText)];
  }
  if (!startsLine(text, entry.start)) return [insertion(entry.end, `, ${source}`)];
  const newLine = `${lineBreak}${" ".repeat(columnOf(text, entry.start))}${source}`;
  const end = lineEnd(text, entry.end);
  const comma = commaAfter(text, entry.end);
  if (comma !== undefined && comma < end) {
    const rest = text.slice(comma + 1, end);
    const isLast = rest.trim() === "" || rest.trim().startsWith("#");
    return isLast ? [insertion(end, `${newLine},`)] : [insertion(comma, `,${newLine}`)];
  }
  // The comment of the entry stays on its line.
  const hasComment = text.slice(entry.end, end).trim().startsWith("#") && comma === undefined;
  if (!hasComment) return [insertion(entry.end, `,${newLine}`)];
  return [insertion(entry.end, ","), insertion(end, newLine)];
}
