import { columnOfEntries, entriesOf } from "../edit/entries.js";
import { columnOf, layoutOf, lineStart, shiftLines, spansLines } from "../edit/layout.js";
import type { SyntaxNode } from "../syntaxNode.js";

/** Where a copy of a value is to stand. */
export interface CopyPlace {
  /** Column of the key or dash behind which it stands. */
  readonly column: number;
  readonly behind: "key" | "dash";
}

/**
 * The source of a value for another place, from the blank or break behind the colon or dash on. Comments within the value
 * are copied, those behind it are not. Undefined where it cannot be copied: it holds anchors, or statements of templates.
 */
export function copyValue(text: string, node: SyntaxNode, place: CopyPlace): string | undefined {
  const { start, end } = node.range;
  const source = text.slice(start, end);
  if (holdsAnchor(node) || source.includes("{%")) return undefined;
  if (node.kind === "mapping" || node.kind === "sequence") {
    return node.style === "block" ? copyBlock(text, node, place) : copyLines(text, node, place);
  }
  if (node.kind === "scalar" && (node.style === "literal" || node.style === "folded")) {
    return copyText(text, source, place);
  }
  return copyLines(text, node, place);
}

function holdsAnchor(node: SyntaxNode): boolean {
  const children: readonly (SyntaxNode | undefined)[] =
    node.kind === "mapping"
      ? node.pairs.flatMap(({ key, value }) => [key, value])
      : node.kind === "sequence"
        ? node.items
        : [];
  return children.some((child) => child && (child.anchor !== undefined || holdsAnchor(child)));
}

function copyBlock(
  text: string,
  node: Extract<SyntaxNode, { kind: "mapping" | "sequence" }>,
  { column, behind }: CopyPlace,
): string | undefined {
  const entries = entriesOf(text, node);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return undefined;
  const { unit, listIndent, lineBreak } = layoutOf(text);
  const indent = behind === "dash" ? 2 : node.kind === "sequence" ? listIndent : unit;
  const source = text.slice(first.start, last.end);
  const shifted = shiftLines(source, column + indent - columnOfEntries(text, node));
  return behind === "dash" ? ` ${shifted}` : lineBreak + " ".repeat(column + indent) + shifted;
}

/** What is one line, or lines of which only the first has to stand in a certain place. */
function copyLines(text: string, { range }: SyntaxNode, { column }: CopyPlace): string {
  const from = /^ */.exec(text.slice(lineStart(text, range.start)))?.[0].length ?? 0;
  return ` ${shiftLines(text.slice(range.start, range.end), column - from)}`;
}

function copyText(text: string, source: string, { column }: CopyPlace): string | undefined {
  const [header = "", ...lines] = source.split(/\r\n|\n|\r/);
  // A number says where the text begins; what keeps its blank lines ends with those behind it.
  if (/[0-9+]/.test(header.replace(/#.*$/, "")) || !spansLines(source)) return undefined;
  const written = lines.find((line) => line.trim() !== "");
  if (written === undefined) return undefined;
  return ` ${shiftLines(source, column + layoutOf(text).unit - columnOf(written, written.search(/\S/)))}`;
}
