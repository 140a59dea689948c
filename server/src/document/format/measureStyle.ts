import { columnOfEntries } from "../edit/entries.js";
import { columnOf, spansLines } from "../edit/layout.js";
import type { MappingNode, OffsetRange, PairNode, SyntaxNode, SyntaxTree } from "../syntaxNode.js";
import type { FormatOptions, FormatStyle } from "./formatOptions.js";

/**
 * The style that the options ask for; where they leave it to the text, as most of it is written. Lists in a range that is
 * to be formatted have no say.
 */
export function measureStyle(
  { text, root }: SyntaxTree,
  options: FormatOptions,
  within?: OffsetRange,
): FormatStyle {
  const votes = { flush: 0, indented: 0, padded: 0, tight: 0 };
  const isOutside = ({ start, end }: OffsetRange) =>
    !within || end < within.start || start > within.end;
  for (const mapping of mappingsIn(root)) {
    const padding = paddingOf(text, mapping);
    if (padding) votes[padding] += 1;
    for (const pair of mapping.pairs) {
      const style = isOutside(pair.range) ? listStyleOf(text, pair) : undefined;
      if (style) votes[style] += 1;
    }
  }
  const lists = options.lists === "asMost" ? mostOf(votes) : options.lists;
  return {
    unit: options.unit,
    listIndent: lists === "flush" ? 0 : options.unit,
    padding: votes.tight > votes.padded ? "" : " ",
    quotes: options.quotes,
  };
}

function mappingsIn(root: SyntaxNode | undefined): readonly MappingNode[] {
  const found: MappingNode[] = [];
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node?.kind === "sequence") open.push(...node.items);
    if (node?.kind !== "mapping") continue;
    found.push(node);
    for (const { value } of node.pairs) open.push(value);
  }
  return found;
}

function mostOf({ flush, indented }: { readonly flush: number; readonly indented: number }) {
  return flush > indented ? "flush" : "indented";
}

/** Undefined for brackets that are empty or open at the end of a line. */
function paddingOf(
  text: string,
  { style, pairs, range }: MappingNode,
): "padded" | "tight" | undefined {
  const second = text[range.start + 1] ?? "";
  if (style !== "flow" || pairs.length === 0 || /[\r\n#]/.test(second)) return undefined;
  return /[ \t]/.test(second) ? "padded" : "tight";
}

function listStyleOf(text: string, { key, value }: PairNode): "flush" | "indented" | undefined {
  if (value?.kind !== "sequence" || value.style !== "block") return undefined;
  if (!spansLines(text.slice(key.range.end, value.range.start))) return undefined;
  const isFlush = columnOfEntries(text, value) === columnOf(text, key.range.start);
  return isFlush ? "flush" : "indented";
}
