import { entriesOf, type Entry } from "../edit/entries.js";
import type { MappingNode, PairNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import type { Pass, Place } from "./pass.js";
import { placeScalar, takeQuotes } from "./placeScalar.js";
import { spaceAfterKey } from "./spacing.js";

/** The lines of what stands in brackets, and the blanks between what it holds. */
export function placeFlow(pass: Pass, node: MappingNode | SequenceNode, place: Place): void {
  const { plan, text } = pass;
  const { start } = node.range;
  const placed = plan.columns.get(plan.lineOf(start)) ?? place.column;
  const base = plan.startsLine(start) ? placed : place.base;
  // A pair as an item, `[a: 1]`, has no brackets of its own.
  const isBracketed = text[start] === "{" || text[start] === "[";
  if (isBracketed) {
    placeLines(pass, node, base);
    spaceBrackets(pass, node, entriesOf(text, node));
  }
  for (const child of childrenOf(node)) placeEntry(pass, child, { ...place, base });
}

/** One level deeper than the line that opens the brackets; the closing one on the level of that line. */
function placeLines(pass: Pass, { range }: MappingNode | SequenceNode, base: number): void {
  const { plan, style, lines } = pass;
  const isMovable = pass.mayMove(range);
  const last = plan.lineOf(range.end);
  for (let index = plan.lineOf(range.start) + 1; index <= last; index += 1) {
    const line = lines[index];
    if (line && !line.isBlank) plan.columns.set(index, isMovable ? base + style.unit : line.indent);
  }
  if (isMovable) plan.place(range.end - 1, base);
}

function placeEntry(pass: Pass, { key, value }: Partial<PairNode>, place: Place): void {
  if (key) placeChild(pass, key, place);
  if (key && value) spaceInFlow(pass, key.range.end, value.range.start);
  if (!value) return;
  placeChild(pass, value, place);
  // Without its quotes a key before a line break, `["a"\n: b]`, would be another one.
  const isApart = key !== undefined || !/^[ \t]*[\r\n]/.test(pass.text.slice(value.range.end));
  if (isApart && value.kind === "scalar") takeQuotes(pass, value);
}

function childrenOf(node: MappingNode | SequenceNode): readonly Partial<PairNode>[] {
  if (node.kind === "mapping") return node.pairs;
  return node.items.map((item) => (item ? { value: item } : {}));
}

function placeChild(pass: Pass, node: SyntaxNode, place: Place): void {
  const { plan } = pass;
  if (node.kind === "scalar") placeScalar(pass, node, place);
  if (node.kind === "scalar" || node.kind === "alias") return;
  const column = plan.columns.get(plan.lineOf(node.range.start)) ?? place.base;
  placeFlow(pass, node, { ...place, column, base: column });
}

/** The blank between a key and its value on one line. */
function spaceInFlow(pass: Pass, keyEnd: number, valueStart: number): void {
  const { text, plan } = pass;
  const gap = text.slice(keyEnd, valueStart);
  if (/^[ \t]*:$/.test(gap)) plan.space(keyEnd, valueStart, ": ");
  else spaceAfterKey(pass, keyEnd, valueStart);
}

function spaceBrackets(
  pass: Pass,
  node: MappingNode | SequenceNode,
  entries: readonly Entry[],
): void {
  const { text, plan, style } = pass;
  const { start, end } = node.range;
  const [first, last] = [entries[0], entries.at(-1)];
  const size = node.kind === "mapping" ? node.pairs.length : node.items.length;
  if (!first || !last || entries.length !== size) {
    if (/^[ \t]*$/.test(text.slice(start + 1, end - 1))) plan.space(start + 1, end - 1, "");
    return;
  }
  const padding = node.kind === "mapping" ? style.padding : "";
  // Two braces in a row would open or close a template's tag.
  const opening = text[first.start] === "{" ? " " : padding;
  spaceGap(
    pass,
    { start: start + 1, end: first.start },
    { "": node.kind === "mapping" ? opening : padding },
  );
  entries.slice(1).forEach((entry, index) => {
    spaceGap(pass, { start: entries[index]?.end ?? start, end: entry.start }, { ",": ", " });
  });
  const closing = node.kind === "mapping" && text.startsWith("}}", last.end - 2) ? " " : padding;
  spaceGap(pass, { start: last.end, end: end - 1 }, { "": closing, ",": `,${closing}` });
}

/** What stands between two entries on one line, by what it is without blanks. */
function spaceGap(
  { text, plan }: Pass,
  { start, end }: Entry,
  byMark: Readonly<Record<string, string>>,
): void {
  const gap = text.slice(start, end);
  const newText = byMark[gap.replace(/[ \t]/g, "")];
  if (newText !== undefined) plan.space(start, end, newText);
}
