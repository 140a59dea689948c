import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";

/** `{{ name }}` with nothing but a name between the braces. */
export interface Placeholder {
  readonly name: string;
  /** From the first brace to the last. */
  readonly range: OffsetRange;
  /** Whether it stands in a raw block, so that it is still there after rendering. */
  readonly isRaw: boolean;
}

const pattern = /\{\{[ \t]*([A-Za-z_]\w*)[ \t]*\}\}/g;

/** The placeholders of a part of a text, in their order: those of raw blocks, and expressions that are a mere name. */
export function readPlaceholders(
  text: string,
  tags: readonly TemplateTag[],
  { start, end }: OffsetRange,
): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const { kind, range } of tags) {
    if (range.end <= start) continue;
    if (range.start >= end) break;
    if (kind !== "raw" && kind !== "expression") continue;
    const from = Math.max(start, range.start);
    for (const match of text.slice(from, Math.min(end, range.end)).matchAll(pattern)) {
      const at = from + match.index;
      const place = { start: at, end: at + match[0].length };
      found.push({ name: match[1] ?? "", range: place, isRaw: kind === "raw" });
    }
  }
  return found;
}
