import type { OffsetRange } from "../syntaxNode.js";

/**
 * A change of a text: `newText` in place of what stands in `range`; an empty range inserts.
 *
 * Builders of edits live in this folder. Each is a pure function of the text in which its nodes' ranges count (a rule's
 * `context.text`) and of these nodes, and gives edits that do not overlap, in the order of the text, for the same text.
 * Comments, quotes, indentation, block or flow style and line ends stay as they are around what changes. A builder gives
 * no edits where it cannot do its work without losing something; a rule then offers no fix.
 *
 * | wanted | builder | file |
 * |---|---|---|
 * | another text for a key or value, same quotes | `replaceScalar(text, scalar, "new")` | `editScalar` |
 * | the same for a model's `Text` | `replaceText(text, name.range, "new")` | `editScalar` |
 * | a plain value in quotes, a quoted one without | `quoteScalar(text, scalar)`, `unquoteScalar(text, scalar)` | `editScalar` |
 * | one more pair, at the end or after another | `insertPair(text, mapping, ["key", value], after?)` | `insertEntry` |
 * | one more item at the end of a list | `appendItem(text, sequence, value)` | `insertEntry` |
 * | a value for a pair, in place of none or of another | `setValue(text, pair, value)` | `setValue` |
 * | a value for a scalar, also for an item of a list | `replaceNode(text, scalar, value)` | `setValue` |
 * | a pair less, with its line and its comments | `removePair(text, mapping, pair)` | `removeEntry` |
 * | several pairs less | `removePairs(text, mapping, pairs)` | `removeEntry` |
 * | items less | `removeItems(text, sequence, [index])` | `removeEntry` |
 * | `a` → `[a]`, `[a]` → `a` | `scalarToList(text, scalar)`, `listToScalar(text, pair)` | `editList` |
 * | scalars sorted, each once | `sortItems(text, sequence)`, `removeDuplicates(text, sequence)` | `editList` |
 * | a pair of one mapping in another | `movePair(text, { pair, from, to })` | `movePair` |
 * | `a: 1` → `key: {a: 1}` and back | `wrapPairs(text, mapping, pairs, "key")`, `unwrapPair(text, mapping, pair)` | `nesting` |
 * | `[{name: a, value: b}]` → `{a: b}` and back | `listToMap(text, pair, { name, value })`, `mapToList(…)` | `namedItems` |
 * | `[{name: a, …}]` → `{a: {…}}` | `listToMap(text, pair, { name })` | `namedItems` |
 * | a value as the lines of a text | `setBlockText(text, pair, "lines")` | `blockText` |
 *
 * Values are given as data (`NewValue`): they are written in the style of their place, with quotes where needed.
 * Edits of several builders may be put together in one fix as long as they do not overlap (`overlap`).
 */
export interface Edit {
  readonly range: OffsetRange;
  readonly newText: string;
}

/** The text after all edits, which do not overlap; of two insertions at one place the first given comes first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { range, newText } of inOrder(edits)) {
    pieces.push(text.slice(copied, range.start), newText);
    copied = range.end;
  }
  pieces.push(text.slice(copied));
  return pieces.join("");
}

/** The edits in the order of the text. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Whether two edits change the same characters, or insert at the same place or inside of what the other replaces. */
export function overlap({ range: a }: Edit, { range: b }: Edit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}

export function insertion(offset: number, newText: string): Edit {
  return { range: { start: offset, end: offset }, newText };
}

export function replacement(start: number, end: number, newText = ""): Edit {
  return { range: { start, end }, newText };
}
