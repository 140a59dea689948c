import type { OffsetRange, SyntaxProblem } from "./syntaxNode.js";

const conflictStart = /^<<<<<<<(?= |\r|\n|$)/m;
/** A line with its break. */
const line = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g;

/** What PyYAML's reader does not take for printable; a pair of surrogates is one character to it. */
const unprintable = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const unusualBreak = /[\x85\u2028\u2029]/;

/** A text on which the YAML library and the platform's loader agree, character for character at the same offset. */
export interface ScannedText {
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
  /** Other problems would only be consequences of the one found. */
  readonly isConclusive: boolean;
}

/**
 * Finds what is wrong with the characters of a text and replaces them by what can be read: of an unresolved merge the
 * first side stays, and every line break that only the platform knows becomes a line feed.
 */
export function scanText(text: string): ScannedText {
  if (conflictStart.test(text)) return withoutConflicts(text);
  const problems: SyntaxProblem[] = [];
  const control = findUnprintable(text);
  if (control) problems.push(control);
  const breakAt = text.search(unusualBreak);
  if (breakAt !== -1) {
    problems.push({
      rule: "syntax/unusual-line-break",
      message: `The invisible character ${codePoint(text, breakAt)} breaks the line for the platform but not in an editor; remove it or press Enter instead.`,
      range: { start: breakAt, end: breakAt + 1 },
    });
  }
  const markAt = text.indexOf("\uFEFF", 1);
  if (markAt !== -1) {
    problems.push({
      rule: "syntax/byte-order-mark",
      message: "An invisible byte order mark (U+FEFF) stands inside the text; remove it.",
      range: { start: markAt, end: markAt + 1 },
    });
  }
  return { text: withLineFeeds(text), problems, isConclusive: false };
}

function findUnprintable(text: string): SyntaxProblem | undefined {
  unprintable.lastIndex = 0;
  const match = unprintable.exec(text);
  if (!match) return undefined;
  const range: OffsetRange = { start: match.index, end: match.index + match[0].length };
  return {
    rule: "syntax/control-character",
    message: `The character ${codePoint(text, match.index)} cannot stand in a YAML file; remove it.`,
    range,
  };
}

function codePoint(text: string, offset: number): string {
  return `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A carriage return alone is a line break to the platform and to editors, but not to the YAML library. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)|[\x85\u2028\u2029]/g, "\n");
}

function withoutConflicts(text: string): ScannedText {
  let side: "none" | "ours" | "theirs" = "none";
  const masked = text.replace(line, (whole) => {
    const marker = /^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/.exec(whole)?.[1]?.charAt(0);
    if (marker === "<") side = "ours";
    const isHidden =
      side === "theirs" || marker === "<" || (side === "ours" && marker !== undefined);
    if (side === "ours" && (marker === "|" || marker === "=")) side = "theirs";
    if (marker === ">") side = "none";
    return isHidden ? whole.replace(/[^\r\n]/g, " ") : whole;
  });
  const start = text.search(conflictStart);
  const length = /^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0;
  return {
    text: withLineFeeds(masked),
    isConclusive: true,
    problems: [
      {
        rule: "syntax/merge-conflict",
        message:
          'The merge that begins here is unresolved; keep one side and remove the lines with "<<<<<<<", "=======" and ">>>>>>>".',
        range: { start, end: start + length },
      },
    ],
  };
}
