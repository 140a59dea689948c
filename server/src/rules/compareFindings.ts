import type { Finding } from "./rule.js";

type Compared = Pick<Finding, "range" | "rule" | "message">;

/** The order in which findings are shown: by place, the shorter range first, then by rule and message. */
export function compareFindings(a: Compared, b: Compared): number {
  return (
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
