import type { OffsetRange, ScalarNode } from "../../document/syntaxNode.js";

/**
 * Where a part of a scalar's text stands in the file; the whole scalar where escapes or folding hide it.
 *
 * @param part offsets in `node.text`
 * @param text the text in which the range of `node` counts
 */
export function rangeWithin(node: ScalarNode, part: OffsetRange, text: string): OffsetRange {
  const source = text.slice(node.range.start, node.range.end);
  if (node.style === "literal") return inLiteral(node, part, source) ?? node.range;
  const quotes = node.style === "plain" ? 0 : 1;
  const isVerbatim = source.slice(quotes, source.length - quotes) === node.text;
  if (node.style === "folded" || !isVerbatim) return node.range;
  const start = node.range.start + quotes;
  return { start: start + part.start, end: start + part.end };
}

/** In a literal block each line of the text stands on a line of its own, behind one indentation for all. */
function inLiteral(node: ScalarNode, part: OffsetRange, source: string): OffsetRange | undefined {
  const [header = "", ...lines] = source.split("\n");
  const indent = /^[|][-+]?\r?$|^[|][-+]?\s+#/.test(header)
    ? (lines.find((line) => line.trim() !== "")?.search(/\S/) ?? 0)
    : undefined;
  if (indent === undefined) return undefined;
  const before = node.text.slice(0, part.start).split("\n");
  const index = before.length - 1;
  const column = before.at(-1)?.length ?? 0;
  const skipped = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  const start = node.range.start + header.length + 1 + skipped + indent + column;
  const length = Math.max(1, part.end - part.start);
  const line = lines[index]?.replace(/\r$/, "") ?? "";
  if (indent + column + length > line.length) return undefined;
  return { start, end: start + length };
}
