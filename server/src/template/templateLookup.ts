import { readBranches, type TemplateBranches } from "./branches.js";
import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";

/** Questions about the template tags of a text; each answered by a binary search. */
export interface TemplateLookup {
  /** Whether an expression, statement or comment overlaps the range: its text is then only known after rendering. */
  touches(range: OffsetRange): boolean;
  /** Whether the range is nothing but expressions. */
  covers(range: OffsetRange): boolean;
  /** Whether two places are printed together or not at all: no branch or loop holds only one of them. */
  areTogether(first: number, second: number): boolean;
  /** The first expression or statement that begins at or after an offset. */
  firstFrom(offset: number): TemplateTag | undefined;
}

export function createTemplateLookup(tags: readonly TemplateTag[], text: string): TemplateLookup {
  let read: TemplateBranches | undefined;
  const branches = () => (read ??= readBranches(text, tags));
  const rendered = tags.filter(({ kind }) => kind !== "raw");
  const expressions = tags.filter(({ kind }) => kind === "expression");
  const covers = ({ start, end }: OffsetRange): boolean => {
    let covered = start;
    for (let tag = firstEndingAfter(expressions, covered); tag;) {
      if (tag.range.start > covered || covered >= end) break;
      covered = tag.range.end;
      tag = firstEndingAfter(expressions, covered);
    }
    return covered >= end;
  };
  const producing = tags.filter(({ kind }) => kind === "statement" || kind === "expression");
  return {
    covers,
    touches: ({ start, end }) => (firstEndingAfter(rendered, start)?.range.start ?? Infinity) < end,
    areTogether: (first, second) => branches().at(first) === branches().at(second),
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
