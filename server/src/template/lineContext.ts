/** How far around a tag its lines are looked at. */
const lookAround = 1000;

/** What stands around a tag that is alone on its line. */
export interface LineContext {
  /** Blanks before the tag. */
  readonly indent: number;
  /** The line before with something on it, without comment and blanks at its end; empty when there is none. */
  readonly previous: string;
  /** Blanks before the next line with something other than tags on it; undefined when there is none near. */
  readonly nextIndent: () => number | undefined;
}

/** The lines around a tag; undefined for a tag with other text on its line. Looks at 1,000 characters at most. */
export function lineContext(text: string, start: number, end: number): LineContext | undefined {
  let lineStart = start;
  while (isBlank(text[lineStart - 1])) lineStart -= 1;
  let lineEnd = end;
  while (isBlank(text[lineEnd])) lineEnd += 1;
  if (!isBreak(text[lineStart - 1]) || !isBreak(text[lineEnd])) return undefined;
  return {
    indent: start - lineStart,
    previous: lineBefore(text, lineStart),
    nextIndent: () => nextIndent(text.slice(end, end + lookAround)),
  };
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** Whether a line ends, as it also does where the text does. */
function isBreak(character: string | undefined): boolean {
  return character === undefined || character === "\n" || character === "\r";
}

/** The last line with something on it before an offset. */
function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - lookAround), offset).trimEnd();
  const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return before
    .slice(start)
    .replace(/(?:^|[ \t])#.*$/, "")
    .trimEnd();
}

function nextIndent(after: string): number | undefined {
  const lines = after.split(/[\r\n]+/).slice(1);
  const next = lines.find((line) => /^[ \t]*[^\s{]|^[ \t]*\{(?![{%#])/.test(line));
  return next?.search(/\S/);
}

/** Whether a line ends with the head of a text over several lines, such as `|` or `>-`. */
export function opensBlockText(line: string): boolean {
  return /(?:^|[\s:-])[|>][-+0-9]{0,2}$/.test(line);
}

/** Blanks before the first other character of a line. */
export function indentOf(line: string): number {
  return Math.max(0, line.search(/\S/));
}
