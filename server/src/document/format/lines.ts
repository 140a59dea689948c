/** A line of a text, without its break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Spaces before its first other character; all of them on a line that has no others. */
  readonly indent: number;
  /** Whether nothing but spaces and tabs stands on it. */
  readonly isBlank: boolean;
}

export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const lineBreak = /\r\n|\n|\r|$/g;
  let start = 0;
  for (const { index: end, 0: found } of text.matchAll(lineBreak)) {
    const indent = indentOf(text, start, end);
    const isBlank = start + indent === end || /^[ \t]*$/.test(text.slice(start, end));
    lines.push({ start, end, indent, isBlank });
    start = end + found.length;
    if (found === "") break;
  }
  return lines;
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === " ") at += 1;
  return at - start;
}

/** Index of the line on which an offset lies; the end of a line belongs to it. */
export function lineIndexAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
