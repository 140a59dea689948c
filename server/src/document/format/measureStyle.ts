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
  const open: (SyntaxNode | undefined)[] = [root];
  for (let node = open.pop(); node !== undefined || open.length > 0; node = open.pop()) {
    if (node?.kind === "sequence") open.push(...node.items);
    if (node?.kind !== "mapping") continue;
    const padding = paddingOf(text, node);
    if (padding) votes[padding] += 1;
    for (const pair of node.pairs) {
      const style = listStyleOf(text, pair);
      const isAsked = !within || pair.range.end < within.start || pair.range.start > within.end;
      if (style && isAsked) votes[style] += 1;
      open.push(pair.value);
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
