/** Where lines begin and end in a text, and how its author lays them out. Lines end with LF, CRLF or CR. */

const lineBreak = /\r\n|\n|\r/;

/** Offset of the first character of the line on which an offset lies. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text, at - 1)) at -= 1;
  return at;
}

/** Offset of the end of the line on which an offset lies, before its break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text, at)) at += 1;
  return at;
}

/** Offset after the break of the line on which an offset lies; the end of the text for the last line. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith("\r\n", end) ? 2 : Math.min(1, text.length - end));
}

/** The end of the line above the one that begins at an offset, before its break. */
export function previousLineEnd(text: string, start: number): number {
  if (start === 0) return 0;
  return text.startsWith("\r\n", start - 2) ? start - 2 : start - 1;
}

function isBreak(text: string, offset: number): boolean {
  return text[offset] === "\n" || text[offset] === "\r";
}

/** Characters between the start of the line and an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but blanks stands on the line before an offset. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** Whether a part of a text holds a line break. */
export function spansLines(text: string): boolean {
  return lineBreak.test(text);
}

export function linesOf(text: string): readonly string[] {
  return text.split(lineBreak);
}

/** The line break that a text uses; LF for a text of one line. */
export function lineBreakOf(text: string): string {
  return lineBreak.exec(text)?.[0] ?? "\n";
}

/** A line with a key, and an indented one below it. */
const nestedKey =
  /^( *)[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:(?:\r\n|\n|\r(?!\n))[ \t]*(?:#[^\r\n]*)?)*(?:\r\n|\n|\r(?!\n))\1( +)[^\s#-]/m;

/**
 * Blanks by which a text indents what is nested: as its first nested key, or its first nested line; else two. The text
 * may be a part of a file, which is indented as a whole.
 */
export function indentUnitOf(text: string): number {
  return nestedKey.exec(text)?.[2]?.length ?? /^( +)[^\s#]/m.exec(text)?.[1]?.length ?? 2;
}

/** Whether the dashes of a text's first list stand in the column of the list's key. */
function hasFlushLists(text: string): boolean {
  return /^([ ]*)(?:- +)?[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)\1- /m.test(text);
}

/** How nested parts are laid out: those of a text, as far as it shows it. */
export interface Layout {
  /** Blanks per level. */
  readonly unit: number;
  /** Blanks between the column of a key and the dashes of its list. */
  readonly listIndent: number;
  readonly lineBreak: string;
  /** How lists of simple values are written. */
  readonly listStyle: "block" | "flow";
}

export function layoutOf(text: string): Layout {
  const unit = indentUnitOf(text);
  const blockLists = text.match(/^[ ]*- +[^\s:#[{]+ *$/gm)?.length ?? 0;
  const flowLists = text.match(/:[ \t]+\[/g)?.length ?? 0;
  return {
    unit,
    listIndent: hasFlushLists(text) ? 0 : unit,
    lineBreak: lineBreakOf(text),
    listStyle: flowLists >= blockLists ? "flow" : "block",
  };
}

/**
 * Moves lines to the right by `shift` columns, to the left when it is negative; the first line and blank lines stay.
 */
export function shiftLines(source: string, shift: number): string {
  if (shift === 0) return source;
  return source.replace(/(\r\n|\n|\r)([ ]*)(?=[^\s])/g, (_, end: string, blanks: string) => {
    return end + " ".repeat(Math.max(0, blanks.length + shift));
  });
}
