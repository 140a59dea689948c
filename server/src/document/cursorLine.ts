import { lineStartOf } from "./lineStart.js";
import type { OffsetRange } from "./syntaxNode.js";

/** The line of the cursor, read without its surroundings: what it would be in block style. */
export interface CursorLine {
  readonly offset: number;
  readonly start: number;
  /** Of the key or text after the dashes; on a blank line, of the cursor. */
  readonly column: number;
  /** Of the last dash, when the line begins with dashes. */
  readonly dashColumn?: number;
  /**
   * `key`: the cursor is in the text before a colon, or on a blank line; `value`: behind the colon; `word`: in a text
   * without colon; `item`: behind a dash with nothing after it; `none`: between these.
   */
  readonly area: "key" | "value" | "word" | "item" | "none";
  readonly range: OffsetRange;
  readonly text: string;
  readonly hasColon: boolean;
}

const dashes = /^[ ]*(?:-[ \t]+)*/;
const dashOnly = /^[ ]*(?:-[ \t]+)*-$/;
const keyAndColon =
  /^((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?![#&*!|>@`{[\]}]|- )(?:[^:#]|:(?!\s|$)|\S#)*?))[ \t]*:(?=\s|$)/;

export function readCursorLine(source: string, offset: number): CursorLine {
  const start = lineStartOf(source, offset);
  const line = /[^\r\n]*/y;
  line.lastIndex = start;
  const text = line.exec(source)?.[0] ?? "";
  const at = offset - start;
  const lead = dashes.exec(text)?.[0].length ?? 0;
  const lastDash = text.lastIndexOf("-", lead - 1);
  const hasDash = lead > 0 && lastDash !== -1;
  const base: Base = { offset, start, ...(hasDash ? { dashColumn: lastDash } : {}) };
  const content = text.slice(lead);
  if (content.trim() === "" || dashOnly.test(text)) return blankLine(base, at, lead);
  if (at < lead) return none(base, lead);
  return contentLine(base, content, lead, at - lead);
}

type Base = Pick<CursorLine, "offset" | "start" | "dashColumn">;

function blankLine(base: Base, at: number, lead: number): CursorLine {
  if (base.dashColumn === undefined) return place(base, at, "key", { from: at, text: "" });
  return at >= lead && at > base.dashColumn + 1
    ? place(base, lead, "item", { from: at, text: "" })
    : none(base, lead);
}

function contentLine(base: Base, content: string, column: number, at: number): CursorLine {
  const key = keyAndColon.exec(content);
  if (!key) {
    const text = withoutComment(content);
    if (at > text.length) return none(base, column);
    return place(base, column, "word", { from: column, text });
  }
  const [whole, name = ""] = key;
  if (at <= name.length) {
    return { ...place(base, column, "key", { from: column, text: name }), hasColon: true };
  }
  if (at < whole.length) return none(base, column);
  const rest = content.slice(whole.length);
  const value = withoutComment(rest).trimStart();
  const valueAt = value === "" ? at : whole.length + rest.indexOf(value);
  const isOutside = at < valueAt || at > valueAt + value.length;
  if (isOutside || /^[|>{[]/.test(value)) return none(base, column);
  return place(base, column, "value", { from: column + valueAt, text: value });
}

function place(
  base: Base,
  column: number,
  area: CursorLine["area"],
  { from, text }: { readonly from: number; readonly text: string },
): CursorLine {
  const start = base.start + from;
  const range = { start, end: start + text.length };
  return { ...base, column, area, range, text, hasColon: false };
}

function none(base: Base, column: number): CursorLine {
  return place(base, column, "none", { from: column, text: "" });
}

function withoutComment(text: string): string {
  if (/^\s*["']/.test(text)) {
    const quoted = /^\s*(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/.exec(text)?.[0] ?? "";
    return quoted.trimEnd();
  }
  const comment = /^#|\s#/.exec(text);
  return (comment ? text.slice(0, comment.index) : text).trimEnd();
}
