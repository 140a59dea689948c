import type { OffsetRange, SyntaxProblem } from "../document/syntaxNode.js";
import { compareFindings } from "./compareFindings.js";
import type { OpenFinding } from "./openFinding.js";
import { withoutCompetitors } from "./withoutCompetitors.js";

/** Findings in the order of the text; of several that tell of one mistake the most telling stays. */
export function settleFindings(findings: readonly OpenFinding[]): readonly OpenFinding[] {
  if (findings.length < 2) return findings;
  return withoutCompetitors([...findings].sort(compareFindings).filter(isNoRepetition));
}

/** Aliases and merge keys show one text in several places, where the same is found again. */
function isNoRepetition(
  finding: OpenFinding,
  index: number,
  sorted: readonly OpenFinding[],
): boolean {
  const previous = sorted[index - 1];
  return previous === undefined || compareFindings(previous, finding) !== 0;
}

/** Leaves out what is found on a line that is no proper YAML: it is a consequence of that. */
export function withoutBrokenLines(
  findings: readonly OpenFinding[],
  problems: readonly SyntaxProblem[],
  text: string,
): readonly OpenFinding[] {
  if (problems.length === 0) return findings;
  const broken = problems.map(({ range }) => lineAround(text, range.start));
  return findings.filter(
    ({ range }) => !broken.some((line) => line.start <= range.start && range.start <= line.end),
  );
}

/** The line on which an offset lies, without its end. */
function lineAround(text: string, offset: number): OffsetRange {
  const isInside = (at: number) => at >= 0 && at < text.length && !/[\r\n]/.test(text.charAt(at));
  let start = offset;
  while (isInside(start - 1)) start -= 1;
  let end = offset;
  while (isInside(end)) end += 1;
  return { start, end };
}
