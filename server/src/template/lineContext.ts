/** How far around a tag its lines are looked at. */
const lookAround = 1000;

/** What stands around a tag that is alone on its line. */
export interface LineContext {
  /** Blanks before the tag. */
  readonly indent: number;
  /** The line before with something on it, without comment and blanks at its end; empty when there is none. */
  readonly previous: string;
  /** Blanks before the next line with something other than tags on it; undefined when there is none near. */
  readonly nextIndent: number | undefined;
}

/** The lines around a tag; undefined for a tag with other text on its line. Looks at 1,000 characters at most. */
export function lineContext(text: string, start: number, end: number): LineContext | undefined {
  const before = text.slice(Math.max(0, start - lookAround), start);
  const after = text.slice(end, end + lookAround);
  const indentation = /(?:^|[\r\n])([ \t]*)$/.exec(before)?.[1];
  if (indentation === undefined || !/^[ \t]*(?:[\r\n]|$)/.test(after)) return undefined;
  return {
    indent: indentation.length,
    previous: lastLine(before.slice(0, before.length - indentation.length)),
    nextIndent: nextIndent(after),
  };
}

function lastLine(before: string): string {
  const line = before.split(/[\r\n]+/).findLast((each) => each.trim() !== "") ?? "";
  return line.replace(/(?:^|[ \t])#.*$/, "").trimEnd();
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
