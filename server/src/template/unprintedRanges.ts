import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";
import { isSetBlock, readStatement } from "./statement.js";

/**
 * From the opening to the closing tag of each block that prints nothing where it stands: macros, `call` blocks and
 * blocks that set a variable. In the order of the text, without overlap. A block that is never closed is none.
 */
export function unprintedRanges(
  text: string,
  tags: readonly TemplateTag[],
): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  let open: { readonly closing: string; readonly start: number } | undefined;
  for (const { kind, range } of tags) {
    if (kind !== "statement") continue;
    const statement = readStatement(text.slice(range.start, range.end));
    if (statement === undefined) continue;
    const { keyword } = statement;
    if (open?.closing === keyword) {
      found.push({ start: open.start, end: range.end });
      open = undefined;
    } else if (!open && (keyword === "macro" || keyword === "call" || isSetBlock(statement))) {
      open = { closing: `end${keyword}`, start: range.start };
    }
  }
  return found;
}
