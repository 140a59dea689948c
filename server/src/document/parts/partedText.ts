import { mostNodes } from "../convertTree.js";
import { readEntries, readRest, type EntryPart, type Part } from "./part.js";
import { findEntries, splitText, type Split } from "./splitText.js";
import { findEdit, ownCopy, type TextEdit } from "./textEdit.js";

/**
 * A text as its parts: the entries of one mapping (the steps of a workflow), each read by itself, and the rest of the
 * text. Read together they mean exactly what the whole text means.
 */
export interface PartedText {
  readonly text: string;
  /** The text with the entries cut out. */
  readonly rest: Part;
  readonly parts: readonly EntryPart[];
  /** Where the parts begin in the text, and last where they end. */
  readonly split: Split;
}

/** A text with more mistakes is read as a whole, since reports of mistakes are limited as a whole. */
const mostMistakes = 100;

/**
 * Reads a text in parts, those that it has in common with an earlier version taken over as objects. Undefined where a
 * text has to be read as a whole: where it has no such mapping, or where parts depend on each other.
 *
 * @param path The keys that lead to the mapping.
 */
export function readParted(
  text: string,
  path: readonly string[],
  earlier?: PartedText,
): PartedText | undefined {
  const edit = earlier && findEdit(earlier.text, text);
  const split = (edit && resplit(text, earlier.split, edit)) ?? splitText(text, path);
  const rest = split && takeRest(text, split, path, earlier);
  if (!split || !rest) return undefined;
  const takeOver = edit && createReuse(earlier, edit);
  const parts: EntryPart[] = [];
  for (let index = 0; index + 1 < split.starts.length; index += 1) {
    const start = split.starts[index] ?? 0;
    const end = split.starts[index + 1] ?? 0;
    const part = takeOver?.(start, end) ?? readEntries(ownCopy(text.slice(start, end)));
    if (!part) return undefined;
    parts.push(part);
  }
  return fitTogether(rest, parts) ? { text, rest, parts, split } : undefined;
}

/** Looks only at the lines of the entries that an edit touches; undefined when it touches more than entries. */
function resplit(text: string, split: Split, edit: TextEdit): Split | undefined {
  const { starts, column, owner } = split;
  const from = indexBefore(starts, edit.start);
  const to = starts.findIndex((start, index) => index > from && start > edit.oldEnd);
  if (from < 0 || to < 0) return undefined;
  const growth = edit.newEnd - edit.oldEnd;
  const region = { from: starts[from] ?? 0, to: (starts[to] ?? 0) + growth };
  const found = findEntries(text, region, { column, ownerColumn: owner.column });
  if (found?.end !== region.to || found.starts[0] !== region.from) return undefined;
  const moved = growth === 0 ? starts.slice(to) : starts.slice(to).map((start) => start + growth);
  return { ...split, starts: [...starts.slice(0, from), ...found.starts, ...moved] };
}

/** Index of the last number below a limit, −1 when there is none. */
function indexBefore(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function takeRest(
  text: string,
  { starts, owner }: Split,
  path: readonly string[],
  earlier: PartedText | undefined,
): Part | undefined {
  const cut = starts[0] ?? 0;
  const rest = text.slice(0, cut) + text.slice(starts.at(-1));
  const isSame =
    earlier?.split.starts[0] === cut &&
    earlier.split.owner.offset === owner.offset &&
    earlier.rest.text === rest;
  return isSame ? earlier.rest : readRest(ownCopy(rest), { path, owner: owner.offset, cut });
}

/** Finds the part that stood in the same place before an edit, or in that place moved by the edit. */
function createReuse(
  { parts, split: { starts } }: PartedText,
  edit: TextEdit,
): (start: number, end: number) => EntryPart | undefined {
  const growth = edit.newEnd - edit.oldEnd;
  return (start, end) => {
    const moved = end <= edit.start ? 0 : growth;
    if (end > edit.start && start < edit.newEnd) return undefined;
    const index = indexBefore(starts, start - moved + 1);
    const isSame = starts[index] === start - moved && starts[index + 1] === end - moved;
    return isSame ? parts[index] : undefined;
  };
}

/** Whether the parts mean side by side what they mean by themselves: no name twice, no limit passed by their sum. */
function fitTogether(rest: Part, parts: readonly EntryPart[]): boolean {
  const names = new Set<string>();
  const anchors = new Set(rest.anchors);
  let nameCount = 0;
  let anchorCount = rest.anchors.length;
  let nodeCount = rest.nodeCount;
  let mistakes = rest.tree.allProblems.length;
  for (const part of parts) {
    for (const { key } of part.entries.pairs) names.add(key.text);
    for (const anchor of part.anchors) anchors.add(anchor);
    nameCount += part.entries.pairs.length;
    anchorCount += part.anchors.length;
    nodeCount += part.nodeCount;
    mistakes += part.tree.allProblems.length;
  }
  const isNamedOnce = names.size === nameCount && anchors.size === anchorCount;
  return isNamedOnce && nodeCount <= mostNodes && mistakes <= mostMistakes;
}
