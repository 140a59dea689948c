/** A line of an ignore file, without its line break. */
export interface IgnoreLine {
  /** Name of the ignore file. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Where and why a line of an ignore file has no meaning. Nothing may be packed then. */
export interface IgnoreProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** What is wrong and what would be right, to follow the name of the place. */
  readonly problem: string;
}

const byteOrderMark = /^\uFEFF/;

/** The lines of an ignore file that may be patterns: no empty lines and no comments, which begin in column 1. */
export function ignoreLines(file: string, text: string): IgnoreLine[] {
  return text
    .replace(byteOrderMark, "")
    .split("\n")
    .map((line, index) => ({ file, line: index + 1, text: line.replace(/\r$/, "") }))
    .filter((line) => !line.text.startsWith("#") && trimEnd(line.text) !== "");
}

const blank = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Without the white space at the end, which no pattern can escape. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && blank.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Without the white space before the first other character. */
export function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && blank.test(text.charAt(start))) start += 1;
  return text.slice(start);
}
