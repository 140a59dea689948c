import { lineBreakOf } from "../edit/layout.js";
import { insertion, replacement, type Edit } from "../edit/edit.js";
import type { SyntaxNode, SyntaxTree } from "../syntaxNode.js";
import type { FinalNewline } from "./formatOptions.js";
import type { Line } from "./lines.js";

/** Blank lines that may stand in a row. */
const mostBlankLines = 2;

/** Removes blank lines where there are many, and sets the end of the text right. */
export function removedBlankLines(
  tree: SyntaxTree,
  lines: readonly Line[],
  {
    inside,
    finalNewline,
  }: { readonly inside: ReadonlySet<number>; readonly finalNewline: FinalNewline },
): readonly Edit[] {
  const { text, root } = tree;
  const isRemovable = (line: Line, index: number) => line.isBlank && !inside.has(index);
  let last = lines.length - 1;
  for (let line = lines[last]; last > 0 && line && isRemovable(line, last); line = lines[last]) {
    last -= 1;
  }
  let count = 0;
  const edits = lines.slice(0, last).flatMap((line, index) => {
    count = isRemovable(line, index) ? count + 1 : 0;
    const next = lines[index + 1];
    return count > mostBlankLines && next ? [replacement(line.start, next.start)] : [];
  });
  // Whether a text as the last value ends with a line break depends on whether the file does.
  if (endsWithBlockText(root)) return edits;
  return [...edits, ...endOf(text, lines, { last, finalNewline })];
}

function endOf(
  text: string,
  lines: readonly Line[],
  { last, finalNewline }: { readonly last: number; readonly finalNewline: FinalNewline },
): readonly Edit[] {
  const line = lines[last];
  if (!line || line.isBlank) return [];
  if (last === lines.length - 1) {
    return finalNewline.isInserted ? [insertion(text.length, lineBreakOf(text))] : [];
  }
  const isOneBreak = last === lines.length - 2;
  const next = lines[last + 1];
  return next && !isOneBreak && finalNewline.areTrimmed
    ? [replacement(next.start, text.length)]
    : [];
}

function endsWithBlockText(root: SyntaxNode | undefined): boolean {
  let node = root;
  while (node?.kind === "mapping" || node?.kind === "sequence") {
    node = node.kind === "mapping" ? node.pairs.at(-1)?.value : node.items.at(-1);
  }
  return node?.kind === "scalar" && (node.style === "literal" || node.style === "folded");
}
