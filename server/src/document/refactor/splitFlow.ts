import { replacement, type Edit } from "../edit/edit.js";
import { entriesOf, type Entry } from "../edit/entries.js";
import { columnOf, layoutOf, lineStart, shiftLines } from "../edit/layout.js";
import { isInBlock, replaceValue } from "../edit/setValue.js";
import type { MappingNode, PairNode, SequenceNode } from "../syntaxNode.js";

type Collection = MappingNode | SequenceNode;

/**
 * What stands in brackets, one entry per line: `{a: 1, b: 2}` as lines. What its values hold in brackets stays there;
 * comments stay with the entry that they follow. No edits for brackets within others, and for empty ones.
 */
export function splitFlow(text: string, collection: Collection, pair?: PairNode): readonly Edit[] {
  const entries = entriesOf(text, collection);
  const size = collection.kind === "mapping" ? collection.pairs.length : collection.items.length;
  if (collection.style !== "flow" || entries.length === 0 || entries.length < size) return [];
  const { start, end } = collection.range;
  if (!/^[{[]$/.test(text[start] ?? "") || text.slice(start, end).includes("{%")) return [];
  return pair ? splitValue(text, collection, pair) : splitItem(text, collection);
}

function splitValue(text: string, collection: Collection, pair: PairNode): readonly Edit[] {
  if (!isInBlock(text, pair)) return [];
  const { unit, listIndent, lineBreak } = layoutOf(text);
  const indent = collection.kind === "mapping" ? unit : listIndent;
  const column = columnOf(text, pair.key.range.start) + indent;
  const newLine = lineBreak + " ".repeat(column);
  const lines = linesOfFlow(text, collection, column);
  return replaceValue(text, pair, lines.map((line) => newLine + line).join(""));
}

/** The item of a list, behind its dash. */
function splitItem(text: string, collection: Collection): readonly Edit[] {
  const { start, end } = collection.range;
  const before = text.slice(lineStart(text, start), start);
  const dash = /^ *(?:- +)+/.exec(before)?.[0];
  if (dash === undefined || !/^(?:[&!]\S*[ \t]+)*$/.test(before.slice(dash.length))) return [];
  const column = dash.length;
  const newLine = layoutOf(text).lineBreak + " ".repeat(column);
  const lines = linesOfFlow(text, collection, column).join(newLine);
  // An anchor before the first key would be that key's own.
  return before === dash
    ? [replacement(start, end, lines)]
    : [replacement(start - (/[ \t]+$/.exec(before)?.[0].length ?? 0), end, newLine + lines)];
}

/** The entries as they stand in lines of their own, in a column, with their comments. */
function linesOfFlow(text: string, collection: Collection, column: number): readonly string[] {
  const entries = entriesOf(text, collection);
  const lines: string[] = [];
  const first = entries[0]?.start ?? collection.range.start;
  lines.push(
    ...commentsIn(text.slice(collection.range.start + 1, first)).map(({ source }) => source),
  );
  entries.forEach((entry, index) => {
    const source = entrySource(text, collection, { entry, index, column });
    const next = entries[index + 1]?.start ?? collection.range.end - 1;
    const comments = commentsIn(text.slice(entry.end, next));
    const beside = comments
      .filter(({ isBeside }) => isBeside)
      .map((comment) => ` ${comment.source}`);
    lines.push(source + beside.join(""));
    lines.push(...comments.filter(({ isBeside }) => !isBeside).map((comment) => comment.source));
  });
  return lines;
}

interface Comment {
  readonly source: string;
  /** Whether it stands on the line of what is before it. */
  readonly isBeside: boolean;
}

/** The comments between two entries, where nothing else stands than commas. */
function commentsIn(gap: string): readonly Comment[] {
  return [...gap.matchAll(/#[^\r\n]*/g)].map(({ 0: source, index }) => ({
    source: source.trimEnd(),
    isBeside: !/[\r\n]/.test(gap.slice(0, index)),
  }));
}

interface EntryPlace {
  readonly entry: Entry;
  readonly index: number;
  readonly column: number;
}

function entrySource(
  text: string,
  collection: Collection,
  { entry, index, column }: EntryPlace,
): string {
  const indent = /^ */.exec(text.slice(lineStart(text, entry.start)))?.[0].length ?? 0;
  const isList = collection.kind === "sequence";
  const shift = column + (isList ? 2 : 0) - indent;
  const pair = isList ? undefined : collection.pairs[index];
  const source = pair ? pairSource(text, entry, pair) : text.slice(entry.start, entry.end);
  return (isList ? "- " : "") + shiftLines(source, shift);
}

/** In brackets a key may stand without colon, or without a blank behind it. */
function pairSource(text: string, { start, end }: Entry, { key, value }: PairNode): string {
  const source = text.slice(start, end);
  if (value) {
    const behind = key.range.end - start;
    return source.slice(0, behind) + source.slice(behind).replace(/^\s*:(?=\S)/, ": ");
  }
  return source.includes(":", key.range.end - start) ? source : `${source}:`;
}
