import { spansLines } from "../edit/layout.js";
import { canBePlain } from "../edit/scalarText.js";
import type { ScalarNode } from "../syntaxNode.js";
import type { Line } from "./lines.js";
import type { Pass, Place } from "./pass.js";

/** The lines of a scalar: those of a block of text move as one, those of other texts with the line it begins on. */
export function placeScalar(pass: Pass, scalar: ScalarNode, place: Place): void {
  const { plan } = pass;
  const { start, end } = scalar.range;
  if (scalar.style === "literal" || scalar.style === "folded") {
    placeBlockText(pass, scalar, place);
    return;
  }
  const first = plan.lineOf(start);
  const last = plan.lineOf(end);
  if (first === last) return;
  const isRoot = place.parent < 0;
  const shift = plan.shiftOf(first);
  for (let index = first; index < last; index += 1) plan.inside.add(index);
  for (let index = first + 1; index <= last && !isRoot; index += 1) {
    const line = pass.lines[index];
    if (!line || line.isBlank) continue;
    plan.columns.set(index, Math.max(line.indent + shift, place.parent + 1));
  }
}

/** Takes the quotes of a value away that is the same text without them, where that is asked for. */
export function takeQuotes(
  { style, plan, text: source }: Pass,
  { range, text, value, ...scalar }: ScalarNode,
): void {
  const isQuoted = scalar.style === "single" || scalar.style === "double";
  if (style.quotes === "keep" || !isQuoted || value.type !== "string" || !canBePlain(text)) return;
  // A colon right before the quotes needs a blank, and what is over several lines may not fit.
  const isApart = /[\s[{,]/.test(source[range.start - 1] ?? " ");
  if (!isApart || spansLines(source.slice(range.start, range.end))) return;
  plan.space(range.start, range.end, text);
}

interface BlockText {
  readonly from: number;
  readonly to: number;
}

/** Of a text without content. */
const nothing: BlockText = { from: 0, to: 0 };

function placeBlockText(pass: Pass, scalar: ScalarNode, place: Place): void {
  const { plan, lines, text } = pass;
  const first = plan.lineOf(scalar.range.start);
  const header = text.slice(scalar.range.start, lines[first]?.end);
  const indent = contentIndent(pass, scalar, { header, place }) ?? nothing;
  const last = lastLineOf(pass, scalar, { header, indent: indent.from });
  // How much of blanks alone is content depends on what they stand below.
  if (indent === nothing && last > first) plan.isRefused = true;
  for (let index = first + 1; index <= last; index += 1) {
    const line = lines[index];
    if (!line) continue;
    plan.inside.add(index);
    const column = columnInText(line, indent);
    if (column !== undefined) plan.columns.set(index, column);
  }
}

/** The columns in which the content of a block of text begins, before and after; undefined for a text without content. */
function contentIndent(
  pass: Pass,
  scalar: ScalarNode,
  { header, place }: { readonly header: string; readonly place: Place },
): BlockText | undefined {
  const { plan, lines, text } = pass;
  const first = plan.lineOf(scalar.range.start) + 1;
  const last = plan.lineOf(scalar.range.end);
  const explicit = /^[|>][-+]?([1-9])/.exec(header)?.[1];
  const content = lines.slice(first, last + 1).filter((line) => !isEmpty(line));
  const written = content.find(({ start, end }) => !isTag(text.slice(start, end))) ?? content[0];
  if (written === undefined) return undefined;
  const from =
    explicit === undefined ? written.indent : Math.max(0, place.parentFrom) + Number(explicit);
  const end = lines[lastBlankLine(pass, last)]?.end ?? scalar.range.end;
  const isFixed = place.parent < 0 || !pass.mayMove({ start: scalar.range.start, end });
  if (isFixed) return { from, to: from };
  return { from, to: explicit === undefined ? place.column : place.parent + Number(explicit) };
}

/** Whether a line holds a tag that prints nothing, which may stand more to the left than the text. */
function isTag(line: string): boolean {
  return /^[ \t]*\{[%#].*[%#]\}[ \t]*$/.test(line);
}

/** Blank lines behind a text belong to it where it keeps them, or where they are longer than its indentation. */
function lastLineOf(
  pass: Pass,
  { range }: ScalarNode,
  { header, indent }: { readonly header: string; readonly indent: number },
): number {
  const last = pass.plan.lineOf(range.end);
  const end = lastBlankLine(pass, last);
  const areContent =
    /^[|>][1-9]?\+/.test(header) ||
    pass.lines.slice(last + 1, end + 1).some((line) => line.indent > indent || !isEmpty(line));
  return areContent ? end : last;
}

/** The last of the blank lines that follow a line. */
function lastBlankLine({ lines }: Pass, index: number): number {
  let last = index;
  while (lines[last + 1]?.isBlank) last += 1;
  return last;
}

/** Whether a line of a text has no content: a tab is content. */
function isEmpty({ start, end, indent }: Line): boolean {
  return start + indent === end;
}

/** Undefined where nothing is to be changed. */
function columnInText(line: Line, { from, to }: BlockText): number | undefined {
  if (from === to) return undefined;
  if (!isEmpty(line) || line.indent > from) return Math.max(0, line.indent + to - from);
  return line.indent > to ? 0 : undefined;
}
