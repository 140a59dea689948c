import { mostNodes } from "../limits/sizes.js";
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
  readonly totals: Totals;
}

interface Totals {
  readonly nodeCount: number;
  readonly mistakes: number;
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
  const outline = outlineOf(text, path, earlier);
  const rest = outline && takeRest(text, outline.split, path, earlier);
  const parts = rest && readParts(text, outline);
  if (!parts) return undefined;
  const totals = sumUp(rest, parts, earlier);
  const isWithinLimits = totals.nodeCount <= mostNodes && totals.mistakes <= mostMistakes;
  if (!isWithinLimits || !hasNamesOnce(rest, parts, earlier)) return undefined;
  return { text, rest, parts, split: outline.split, totals };
}

/** Where the parts of a text are, and which of them are known already. */
interface Outline {
  readonly split: Split;
  readonly takeOver?: TakeOver;
}

function outlineOf(
  text: string,
  path: readonly string[],
  earlier: PartedText | undefined,
): Outline | undefined {
  const edit = earlier && findEdit(earlier.text, text);
  const near = edit && resplit(text, earlier, edit);
  if (near) return near;
  const split = splitText(text, path);
  return split && { split, ...(edit && { takeOver: createReuse(earlier, edit) }) };
}

/** Gives the part of an earlier version that stands at an index now; undefined where the text is another. */
type TakeOver = (index: number, start: number, end: number) => EntryPart | undefined;

function readParts(
  text: string,
  { split: { starts }, takeOver }: Outline,
): readonly EntryPart[] | undefined {
  const parts: EntryPart[] = [];
  for (let index = 0; index + 1 < starts.length; index += 1) {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    const part = takeOver?.(index, start, end) ?? readEntries(ownCopy(text.slice(start, end)));
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

/** Looks only at the lines of the entries that an edit touches; undefined when it touches more than entries. */
function resplit(text: string, { split, parts }: PartedText, edit: TextEdit): Outline | undefined {
  const { starts, column, owner } = split;
  const from = indexBefore(starts, edit.start);
  const to = indexBefore(starts, edit.oldEnd + 1) + 1;
  if (from < 0 || to >= starts.length) return undefined;
  const growth = edit.newEnd - edit.oldEnd;
  const region = { from: starts[from] ?? 0, to: (starts[to] ?? 0) + growth };
  const found = findEntries(text, region, { column, ownerColumn: owner.column });
  if (found?.end !== region.to || found.starts[0] !== region.from) return undefined;
  const moved = growth === 0 ? starts.slice(to) : starts.slice(to).map((start) => start + growth);
  const behind = from + found.starts.length;
  return {
    split: { ...split, starts: starts.slice(0, from).concat(found.starts, moved) },
    takeOver: (index) => {
      if (index < from) return parts[index];
      return index < behind ? undefined : parts[index - behind + to];
    },
  };
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
function createReuse({ parts, split: { starts } }: PartedText, edit: TextEdit): TakeOver {
  const growth = edit.newEnd - edit.oldEnd;
  return (_index, start, end) => {
    const moved = end <= edit.start ? 0 : growth;
    if (end > edit.start && start < edit.newEnd) return undefined;
    const index = indexBefore(starts, start - moved + 1);
    const isSame = starts[index] === start - moved && starts[index + 1] === end - moved;
    return isSame ? parts[index] : undefined;
  };
}

/** What all parts together have, up to limits that a text has as a whole. */
function sumUp(rest: Part, parts: readonly EntryPart[], earlier: PartedText | undefined): Totals {
  if (earlier?.parts.length === parts.length) return sumUpChange(rest, parts, earlier);
  return [rest, ...parts].reduce(add, { nodeCount: 0, mistakes: 0 });
}

function sumUpChange(rest: Part, parts: readonly EntryPart[], earlier: PartedText): Totals {
  let totals = add(subtract(earlier.totals, earlier.rest), rest);
  for (const [index, part] of parts.entries()) {
    const before = earlier.parts[index];
    if (part !== before && before) totals = add(subtract(totals, before), part);
  }
  return totals;
}

function add({ nodeCount, mistakes }: Totals, { nodeCount: count, tree }: Part): Totals {
  return { nodeCount: nodeCount + count, mistakes: mistakes + tree.allProblems.length };
}

function subtract({ nodeCount, mistakes }: Totals, { nodeCount: count, tree }: Part): Totals {
  return { nodeCount: nodeCount - count, mistakes: mistakes - tree.allProblems.length };
}

/** Whether no name of an entry and no anchor stands twice, which would make parts depend on each other. */
function hasNamesOnce(
  rest: Part,
  parts: readonly EntryPart[],
  earlier: PartedText | undefined,
): boolean {
  if (rest === earlier?.rest && hasSameNames(parts, earlier.parts)) return true;
  const names = parts.flatMap(namesOf);
  const anchors = [rest, ...parts].flatMap((part) => part.anchors);
  return new Set(names).size === names.length && new Set(anchors).size === anchors.length;
}

function hasSameNames(parts: readonly EntryPart[], earlier: readonly EntryPart[]): boolean {
  if (parts.length !== earlier.length) return false;
  return parts.every((part, index) => {
    const known = earlier[index];
    if (part === known) return true;
    const names = known ? namesOf(known) : [];
    const hasAnchors = part.anchors.length > 0 || (known?.anchors.length ?? 0) > 0;
    return !hasAnchors && namesOf(part).join("\n") === names.join("\n");
  });
}

function namesOf({ entries }: EntryPart): readonly string[] {
  return entries.pairs.map(({ key }) => key.text);
}
