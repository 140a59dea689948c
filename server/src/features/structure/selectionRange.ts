import type { SelectionRange } from "vscode-languageserver-types";
import { locate } from "../../document/locate.js";
import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import type { BlockDocument } from "../blockDocument.js";
import { wordRange } from "../names/wordRange.js";
import { toRange, touches } from "../toRange.js";

/** What a selection at each offset grows to: the name, the value, the entry, and all that is around it up to the document. */
export function selectionRange(block: BlockDocument, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) => {
    const ranges = growing(rangesAround(block, offset), offset);
    return (
      ranges.reduceRight<SelectionRange | undefined>(
        (parent, range) => ({ range: toRange(block.text, range), ...(parent && { parent }) }),
        undefined,
      ) ?? { range: toRange(block.text, { start: offset, end: offset }) }
    );
  });
}

/** Ranges of which each contains the one before and is larger. */
function growing(candidates: readonly OffsetRange[], offset: number): readonly OffsetRange[] {
  const length = ({ start, end }: OffsetRange) => end - start;
  const sorted = candidates
    .filter((range) => touches(range, offset) && length(range) > 0)
    .sort((a, b) => length(a) - length(b));
  const chain: OffsetRange[] = [];
  for (const range of sorted) {
    const inner = chain.at(-1);
    const isAround = !inner || (range.start <= inner.start && inner.end <= range.end);
    if (isAround && (!inner || length(range) > length(inner))) chain.push(range);
  }
  return chain;
}

function rangesAround(block: BlockDocument, offset: number): readonly OffsetRange[] {
  const { text, names } = block;
  const source = text.getText();
  const { tree } = block.around(offset);
  const words = names
    .touching(offset)
    .flatMap((name) => [wordRange(source, name), name.range, name.touch ?? name.range]);
  return [
    ...words,
    ...tree.templateTags.map(({ range }) => range).filter((range) => touches(range, offset)),
    ...tree.comments.filter((range) => touches(range, offset)),
    ...nodesAround(tree, offset),
    { start: 0, end: source.length },
  ];
}

function nodesAround({ root, text }: SyntaxTree, offset: number): readonly OffsetRange[] {
  const { trail } = locate(root, offset);
  return trail.flatMap(({ node, pair }) => [
    ...(pair ? [pair.range, pair.key.range, insideQuotes(text, pair.key.range)] : []),
    ...(node ? [node.range] : []),
    ...(node?.kind === "scalar"
      ? [insideQuotes(text, node.range), lineWithin(text, node.range, offset)]
      : []),
  ]);
}

function insideQuotes(text: string, { start, end }: OffsetRange): OffsetRange {
  const first = text.charAt(start);
  const isQuoted = (first === '"' || first === "'") && end - start > 1;
  return isQuoted && text.charAt(end - 1) === first
    ? { start: start + 1, end: end - 1 }
    : { start, end };
}

/** Of a text over several lines the line at an offset, without the blanks around it. */
function lineWithin(text: string, { start, end }: OffsetRange, offset: number): OffsetRange {
  const before = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1));
  const from = Math.max(start, before + 1);
  const line = /^[^\r\n]*/.exec(text.slice(from, end))?.[0] ?? "";
  const first = from + (line.length - line.trimStart().length);
  return { start: first, end: first + line.trim().length };
}
