import type { OffsetRange, TemplateTag } from "./syntaxNode.js";

/** Questions about the template tags of a text; each answered by a binary search. */
export interface TemplateLookup {
  /** Whether an expression, statement or comment overlaps the range: its text is then only known after rendering. */
  touches(range: OffsetRange): boolean;
  /** Whether a statement lies between two offsets. */
  hasStatementBetween(start: number, end: number): boolean;
  /** The first expression or statement that begins at or after an offset. */
  firstFrom(offset: number): TemplateTag | undefined;
}

export function createTemplateLookup(tags: readonly TemplateTag[]): TemplateLookup {
  const rendered = tags.filter(({ kind }) => kind !== "raw");
  const statements = tags.filter(({ kind }) => kind === "statement");
  const producing = tags.filter(({ kind }) => kind === "statement" || kind === "expression");
  return {
    touches: ({ start, end }) => (firstEndingAfter(rendered, start)?.range.start ?? Infinity) < end,
    hasStatementBetween: (start, end) =>
      (firstEndingAfter(statements, start)?.range.start ?? Infinity) < end,
    firstFrom: (offset) => firstEndingAfter(producing, offset),
  };
}

function firstEndingAfter(tags: readonly TemplateTag[], offset: number): TemplateTag | undefined {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tags[middle]?.range.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return tags[low];
}
