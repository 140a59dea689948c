import type { SyntaxProblem } from "./syntaxNode.js";

export const mostShown = 25;

/** Mistakes of structure: the lines next to one are misread, and what is found there is a consequence. */
const structural: ReadonlySet<SyntaxProblem["rule"]> = new Set<SyntaxProblem["rule"]>([
  "syntax/block-header",
  "syntax/block-in-flow",
  "syntax/indentation",
  "syntax/missing-colon",
  "syntax/missing-comma",
  "syntax/missing-dash",
  "syntax/missing-key",
  "syntax/tab-indentation",
  "syntax/unclosed-bracket",
  "syntax/unclosed-quote",
  "syntax/unexpected-bracket",
  "syntax/unexpected-comma",
  "syntax/unexpected-list-item",
  "syntax/unexpected-text",
  "syntax/unquoted-colon",
]);

/** What says that the rest of the text was not looked at. */
const limits: ReadonlySet<SyntaxProblem["rule"]> = new Set<SyntaxProblem["rule"]>([
  "syntax/time-limit",
  "syntax/too-large",
]);

/**
 * The problems worth showing, in the order of the text: of each unbroken run of lines with mistakes of structure the
 * first, of each line with one nothing else, at most `mostShown` in all. That the rest was not read is always among them.
 */
export function selectProblems(
  problems: readonly SyntaxProblem[],
  text: string,
): readonly SyntaxProblem[] {
  if (problems.length === 0) return problems;
  const lineOf = lineFinder(text);
  const sorted = problems
    .map((problem) => within(problem, text.length))
    .sort((a, b) => a.range.start - b.range.start);
  const selected: SyntaxProblem[] = [];
  const most = mostShown - problems.filter(({ rule }) => limits.has(rule)).length;
  let mistakes = 0;
  let brokenLine = -2;
  for (const problem of sorted) {
    if (limits.has(problem.rule)) {
      selected.push(problem);
      continue;
    }
    if (mistakes === most) continue;
    const line = lineOf(problem.range.start);
    const isStructural = structural.has(problem.rule);
    const isConsequence = line === brokenLine || (isStructural && line === brokenLine + 1);
    if (isStructural) brokenLine = Math.max(brokenLine, line);
    if (isConsequence) continue;
    selected.push(problem);
    mistakes += 1;
  }
  return selected;
}

/** Of a mark that is cut off at the end of the text, the library tells where it would have ended. */
function within(problem: SyntaxProblem, length: number): SyntaxProblem {
  const { start, end } = problem.range;
  if (end <= Math.max(1, length)) return problem;
  return { ...problem, range: { start: Math.min(start, length), end: length } };
}

/** Counts lines for offsets that only grow. */
function lineFinder(text: string): (offset: number) => number {
  const lineBreak = /\r\n|\r|\n/g;
  let line = 0;
  let next = lineBreak.exec(text);
  return (offset) => {
    while (next && next.index + next[0].length <= offset) {
      line += 1;
      next = lineBreak.exec(text);
    }
    return line;
  };
}
