import type { OffsetRange, SyntaxProblem } from "../document/syntaxNode.js";
import type { OpenFinding } from "./openFinding.js";

const indentation: ReadonlySet<string> = new Set([
  "syntax/indentation",
  "syntax/tab-indentation",
] satisfies SyntaxProblem["rule"][]);

/** What is said about one place because of what is found, or not found, at others. */
const dependent =
  /^(?:graph|reference|condition|step)\/|^parameter\/(?:unknown|run)-reference$|^schema\/(?:required-key|missing-type|[a-z]+-(?:source|target))$/;

/**
 * The lines that are read as parts of something else than what they were written for: those behind a quote that is never
 * closed, and where a line is indented wrongly, from that line to the next that is indented no deeper than the key it
 * seems to stand below.
 */
export function misreadParts(
  text: string,
  problems: readonly SyntaxProblem[],
): readonly OffsetRange[] {
  const quote = problems.find(({ rule }) => rule === "syntax/unclosed-quote");
  const swallowed = quote ? [{ start: quote.range.start, end: text.length + 1 }] : [];
  const mistakes = problems.filter(({ rule }) => indentation.has(rule));
  if (mistakes.length === 0) return swallowed;
  const isCertain = mistakes.some(({ rule }) => rule === "syntax/indentation");
  const lines = contentLines(text);
  const parts: OffsetRange[] = [];
  for (const { range } of mistakes) {
    if (range.start < (parts.at(-1)?.end ?? 0)) continue;
    const index = lines.findLastIndex(({ start }) => start <= range.start);
    const line = lines[index];
    if (!line || !(isCertain || isDeeper(lines[index + 1], line))) continue;
    const owner = lines.slice(0, index).findLast(({ indent }) => indent < line.indent);
    const next = lines.slice(index + 1).find(({ indent }) => indent <= (owner?.indent ?? 0));
    parts.push({ start: line.start, end: next?.start ?? text.length + 1 });
  }
  return [...parts, ...swallowed];
}

/** The findings without the consequences of misread parts. */
export function withoutConsequences(
  findings: readonly OpenFinding[],
  parts: readonly OffsetRange[],
): readonly OpenFinding[] {
  if (parts.length === 0) return findings;
  return findings.filter(({ rule, range }) => {
    if (dependent.test(rule) || rule === "syntax/duplicate-key") return false;
    const part = parts.find(({ start, end }) => start <= range.start && range.start < end);
    return part === undefined || isFirstMistake(rule, range, part, findings);
  });
}

function isFirstMistake(
  rule: string,
  range: OffsetRange,
  part: OffsetRange,
  findings: readonly OpenFinding[],
): boolean {
  if (rule === "syntax/tab-indentation") return true;
  if (!rule.startsWith("syntax/")) return false;
  if (rule !== "syntax/indentation") return true;
  return !findings.some(
    (other) =>
      indentation.has(other.rule) &&
      other.range.start >= part.start &&
      other.range.start < range.start,
  );
}

/** Lines that are all indented with a tab keep their order; deeper ones after such a line end up below it. */
function isDeeper(next: Line | undefined, line: Line): boolean {
  return next !== undefined && next.indent > line.indent;
}

interface Line {
  readonly start: number;
  /** Blanks and tabs before the first other character. */
  readonly indent: number;
}

/** The lines with something other than a comment on them. */
function contentLines(text: string): readonly Line[] {
  return [...text.matchAll(/^([ \t]*)[^\s#]/gm)].map(({ index, 1: blanks = "" }) => ({
    start: index,
    indent: blanks.length,
  }));
}
