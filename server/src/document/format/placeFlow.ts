import { entriesOf, type Entry } from "../edit/entries.js";
import type { MappingNode, PairNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import type { Pass, Place } from "./pass.js";
import { placeScalar, takeQuotes } from "./placeScalar.js";
import { spaceAfterKey } from "./spacing.js";

/** The lines of what stands in brackets: one level deeper than the line that opens them, the closing one on its level. */
export function placeFlow(pass: Pass, node: MappingNode | SequenceNode, place: Place): void {
  const { plan, style, text, lines } = pass;
  const { start, end } = node.range;
  const first = plan.lineOf(start);
  const base = plan.startsLine(start) ? (plan.columns.get(first) ?? place.column) : place.base;
  const isMovable = pass.mayMove(node.range);
  const isBracketed = text[start] === "{" || text[start] === "[";
  for (let index = first + 1; isBracketed && index <= plan.lineOf(end); index += 1) {
    const line = lines[index];
    if (line && !line.isBlank) plan.columns.set(index, isMovable ? base + style.unit : line.indent);
  }
  if (isBracketed && isMovable) plan.place(end - 1, base);
  const entries = entriesOf(text, node);
  if (isBracketed) spaceBrackets(pass, node, entries);
  for (const child of childrenOf(node)) {
    if (child.key) placeChild(pass, child.key, { ...place, base });
    if (child.key && child.value) spaceInFlow(pass, child.key.range.end, child.value.range.start);
    if (!child.value) continue;
    placeChild(pass, child.value, { ...place, base });
    if (isBracketed && child.value.kind === "scalar") takeQuotes(pass, child.value);
  }
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
