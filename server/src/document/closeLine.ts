import { lineEnd, lineStart } from "./edit/layout.js";

/** A text in which a half-typed line is complete. */
export interface ClosedLine {
  readonly text: string;
  /** Where the closing marks are put in: at the end of the line's content, not before the cursor. */
  readonly at: number;
}

/** What stands before a value: dashes, and a key with its colon. */
const lead =
  /^[ ]*(?:-[ \t]+)*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{}][^:#]*?)[ \t]*:[ \t]+)?/;

/**
 * The text with the quotes and brackets closed that the line of an offset leaves open, as lines do while they are typed:
 * an open one takes in the rest of the file. Undefined where nothing is open, where the line is a template's, and where
 * what is open goes on in the lines below.
 */
export function closeLine(text: string, offset: number): ClosedLine | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, lineEnd(text, offset));
  const from = lead.exec(line)?.[0].length ?? 0;
  if (!/^["'[{]/.test(line.slice(from)) || /\{[{%#]/.test(line)) return undefined;
  const { closers, end } = openMarks(line, from);
  if (closers === "" || goesOn(text, start + line.length, line.search(/\S/))) return undefined;
  const at = Math.max(offset, start + end);
  return { text: text.slice(0, at) + closers + text.slice(at), at };
}

/** A quoted text that may lack its end, a comment, a bracket. */
const mark = /(?<=^|[\s,:[{])(?:"(?:[^"\\]|\\.)*("|\\?$)|'(?:[^']|'')*('|$))|(?<=^|\s)#.*|[[\]{}]/g;

/** What closes all that is open at the end of a value, and where its content ends. */
function openMarks(line: string, from: number): { closers: string; end: number } {
  const open: string[] = [];
  let quote = "";
  let end = line.length;
  for (const match of line.slice(from).matchAll(mark)) {
    const [found, double, single] = match;
    if (found.startsWith("#")) end = from + match.index;
    else if (found === "[" || found === "{") open.unshift(found === "[" ? "]" : "}");
    else if (found === "]" || found === "}") open.shift();
    else if ((double ?? single) !== found[0]) quote = found.charAt(0);
  }
  return { closers: quote + open.join(""), end: line.slice(0, end).trimEnd().length };
}

/** Whether the next line with something on it is indented more than a line. */
function goesOn(text: string, end: number, indent: number): boolean {
  const next = /(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*([ ]*)(\S?)/y;
  next.lastIndex = end;
  const [, blanks = "", first = ""] = next.exec(text) ?? [];
  return first !== "" && blanks.length > indent;
}
