import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";
import { readBranches } from "./branches.js";
import { isInert } from "./statement.js";

/** What can be said for certain about a text before it is rendered. */
export interface Certainty {
  /** Whether two places are printed together or not at all. */
  areTogether(first: number, second: number): boolean;
  /** Whether nothing within a range, nor directly behind it, may add, repeat or remove parts. */
  isSettled(range: OffsetRange): boolean;
}

export function readCertainty(text: string, tags: readonly TemplateTag[]): Certainty {
  const branches = readBranches(text, tags);
  const starts = tags
    .filter(
      ({ kind, range }) => kind === "statement" && !isInert(text.slice(range.start, range.end)),
    )
    .map(({ range }) => range.start);
  return {
    areTogether: (first, second) => branches.at(first) === branches.at(second),
    isSettled: ({ start, end }) => {
      const next = starts.find((offset) => offset >= start);
      return next === undefined || next > nextText(text, end);
    },
  };
}

/** How far behind a value a statement may begin to be taken for a part of it. */
const farthest = 2000;

/** The offset of the next text that is no comment. */
function nextText(text: string, offset: number): number {
  const gap = /^(?:\s|#[^\r\n]*)*/.exec(text.slice(offset, offset + farthest))?.[0] ?? "";
  return offset + gap.length;
}
