import { trimEnd, trimStart } from "./ignoreLine.js";
import type { IgnoreLine, IgnoreProblem } from "./ignoreLine.js";
import { IgnoreRules, readRule } from "./ignoreRules.js";
import { patternProblem } from "./patternProblem.js";

const mostPatterns = 2000;
/** What is left of the packed folder itself. */
const isNothing = /^(?:\/[./]*)?$/;

export type ReadRules =
  | { readonly rules: IgnoreRules; readonly problems?: undefined }
  | { readonly problems: readonly [IgnoreProblem, ...IgnoreProblem[]] };

/** Reads the lines of ignore files, in order. Every line that has no meaning is a problem, in both dialects. */
export function readRules(lines: readonly IgnoreLine[]): ReadRules {
  const [first, ...others] = lines.flatMap(problemOf);
  if (first !== undefined) return { problems: [first, ...others] };
  const extra = lines[mostPatterns];
  if (extra !== undefined) {
    const { file, line } = extra;
    const problem = "this is one of more than 2,000 patterns";
    return { problems: [{ file, line, column: 1, problem }] };
  }
  return { rules: new IgnoreRules(lines.map(readRule)) };
}

function problemOf({ file, line, text }: IgnoreLine): IgnoreProblem[] {
  const trimmed = trimEnd(trimStart(text));
  const isNegated = trimmed.startsWith("!");
  const pattern = isNegated ? trimStart(trimmed.slice(1)) : trimmed;
  const found =
    isNegated && isNothing.test(pattern)
      ? { index: -1, problem: '"!" needs a pattern after it' }
      : patternProblem(pattern);
  if (found === undefined) return [];
  const start = trimEnd(text).length - pattern.length;
  return [{ file, line, column: start + found.index + 1, problem: found.problem }];
}
