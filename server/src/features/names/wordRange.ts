import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Occurrence } from "./occurrence.js";

/** The name itself, without quotes where it is written letter by letter. */
export function wordRange(
  text: string,
  { range, name }: Pick<Occurrence, "range" | "name">,
): OffsetRange {
  const source = text.slice(range.start, range.end);
  const isQuoted = source.length === name.length + 2 && /^["']/.test(source);
  return isQuoted && source.slice(1, -1) === name
    ? { start: range.start + 1, end: range.end - 1 }
    : range;
}
