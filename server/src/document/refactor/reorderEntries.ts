import { replacement, type Edit } from "../edit/edit.js";
import { columnOfEntries, entriesOf, linesOfEntry, type Entry } from "../edit/entries.js";
import { lineEnd, lineStart, nextLine, startsLine } from "../edit/layout.js";
import type { MappingNode } from "../syntaxNode.js";

/**
 * Puts the pairs of a mapping in another order; comments above and below a pair that belong to it go with it.
 *
 * @param order the indexes of the pairs as they are to follow each other
 */
export function reorderEntries(
  text: string,
  mapping: MappingNode,
  order: readonly number[],
): readonly Edit[] {
  const places = placesOf(text, mapping);
  if (places.length !== order.length || mapping.pairs.some(({ key }) => key.text === "<<"))
    return [];
  const whole = text.slice(places[0]?.start, places.at(-1)?.end);
  if (whole.includes("{%")) return [];
  // What follows the last pair on its line, or a comment in brackets, has no pair that it could go with.
  if (mapping.style === "flow" && /(?:^|\s)#/.test(whole)) return [];
  return order.flatMap((from, to) => {
    const place = places[to];
    const source = places[from];
    if (!place || !source || from === to) return [];
    return [replacement(place.start, place.end, text.slice(source.start, source.end))];
  });
}

function placesOf(text: string, mapping: MappingNode): readonly Entry[] {
  const entries = entriesOf(text, mapping);
  if (mapping.style === "flow") return entries;
  if (entries.some(({ start }) => !startsLine(text, start))) return [];
  const column = columnOfEntries(text, mapping);
  return entries.map((entry) => {
    const { start, end } = linesOfEntry(text, entry);
    return { start: start + indentAt(text, start), end: commentsEnd(text, end, column) };
  });
}

/** The end of the comments right below an entry that are indented deeper than it. */
function commentsEnd(text: string, end: number, column: number): number {
  let last = end;
  for (;;) {
    const start = nextLine(text, last);
    const indent = indentAt(text, start);
    if (start === last || indent <= column || text[start + indent] !== "#") return last;
    last = lineEnd(text, start);
  }
}

function indentAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  let at = start;
  while (text[at] === " ") at += 1;
  return at - start;
}
