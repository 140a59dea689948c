import type { TemplateTag } from "../document/syntaxNode.js";
import { readStatement } from "./statement.js";

/** A text in which what stands behind template tags at the beginning of a line begins where it does after rendering. */
export interface AlignedText {
  readonly text: string;
  /** Where keys begin that were moved left for that → by how many characters. */
  readonly movedKeys: ReadonlyMap<number, number>;
}

/** The marks of list items and the key with which the content of a line can begin. */
const structure =
  /((?:-[ ]+)*)((?:"[^"\\\r\n]*"|'[^'\r\n]*'|[^\s#&*!|>'"%@`?{}[\],:-](?:[^:\r\n]|:(?=\S))*)[ ]*:(?=[ \r\n]|$))?/y;
/** The beginning of a plain text. */
const plain = /[\p{L}\p{N}_./$-]/uy;

/**
 * Moves list marks and keys to the left that stand behind statements or comments at the beginning of a line, since what
 * is before them prints nothing; of plain text there the tags become a part. Of the branches on such a line the first
 * stays, since only one of them is printed. Every other offset stays as it is.
 *
 * @param masked the text with blanks in the place of statements and comments
 */
export function alignLines(
  text: string,
  masked: string,
  tags: readonly TemplateTag[],
): AlignedText {
  const lines = new LineAligner(text, masked);
  for (let index = 0; index < tags.length;) index = lines.align(tags, index);
  return { text: lines.finish(), movedKeys: lines.movedKeys };
}

class LineAligner {
  readonly movedKeys = new Map<number, number>();
  readonly #text: string;
  readonly #masked: string;
  readonly #pieces: string[] = [];
  #copied = 0;

  constructor(text: string, masked: string) {
    this.#text = text;
    this.#masked = masked;
  }

  finish(): string {
    return this.#pieces.join("") + this.#masked.slice(this.#copied);
  }

  /** Aligns the line of a tag, if the tag is the first on it; the index of the first tag that was not looked at. */
  align(tags: readonly TemplateTag[], first: number): number {
    const start = tags[first]?.range.start ?? 0;
    const lineStart =
      Math.max(this.#text.lastIndexOf("\n", start), this.#text.lastIndexOf("\r", start)) + 1;
    const lead = this.#readLead(tags, first, lineStart);
    if (!lead) return first + 1;
    const { column, content, next } = lead;
    const lineEnd = endOfLine(this.#masked, content);
    let last = next;
    while ((tags[last]?.range.start ?? Infinity) < lineEnd) last += 1;
    if (content < lineEnd && lineStart >= this.#copied) {
      this.#moveLeft(lineStart + column, content);
      this.#blankAlternatives(tags.slice(next, last), lineEnd);
    }
    return Math.max(last, first + 1);
  }

  /** The tags with which a line begins: where the content behind them is, and the column that it has once rendered. */
  #readLead(tags: readonly TemplateTag[], first: number, lineStart: number) {
    let next = first;
    let column = 0;
    let offset = lineStart;
    let isTrimmed = false;
    for (;;) {
      const blanksEnd = endOfBlanks(this.#text, offset);
      if (!isTrimmed) column += blanksEnd - offset;
      offset = blanksEnd;
      const tag = tags[next];
      if (tag?.range.start !== offset || !isPrintless(tag)) break;
      const source = this.#text.slice(offset, tag.range.end);
      if (/[\r\n]/.test(source)) return undefined;
      isTrimmed = /-[%#]\}$/.test(source);
      offset = tag.range.end;
      next += 1;
    }
    return next === first ? undefined : { column, content: offset, next };
  }

  #moveLeft(to: number, from: number): void {
    const distance = from - to;
    if (distance === 0) return;
    structure.lastIndex = from;
    const [whole = "", dashes = "", key] = structure.exec(this.#masked) ?? [];
    plain.lastIndex = from;
    if (whole !== "") {
      this.#put(to, from + whole.length, whole + " ".repeat(distance));
      if (key !== undefined) this.movedKeys.set(to + dashes.length, distance);
    } else if (plain.test(this.#masked)) this.#put(to, from, "x".repeat(distance));
  }

  /** From the second branch on the line to the end of the last one. */
  #blankAlternatives(tags: readonly TemplateTag[], lineEnd: number): void {
    let wasEnd = false;
    let start: number | undefined;
    let end = lineEnd;
    for (const tag of tags) {
      const { range } = tag;
      const keyword = keywordOf(tag, this.#text);
      if (isBranch(keyword) || (keyword === "if" && wasEnd)) start ??= range.start;
      if (!keyword.startsWith("end")) continue;
      wasEnd = true;
      end = range.start;
    }
    if (start !== undefined && start < end) this.#put(start, end, " ".repeat(end - start));
  }

  #put(start: number, end: number, masked: string): void {
    this.#pieces.push(this.#masked.slice(this.#copied, start), masked);
    this.#copied = end;
  }
}

/** Of a statement; empty for other tags. */
function keywordOf({ kind, range }: TemplateTag, text: string): string {
  if (kind !== "statement") return "";
  return readStatement(text.slice(range.start, range.end))?.keyword ?? "";
}

function isBranch(keyword: string): boolean {
  return keyword === "else" || keyword === "elif";
}

function isPrintless({ kind }: TemplateTag): boolean {
  return kind === "statement" || kind === "comment";
}

function endOfBlanks(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " ") end += 1;
  return end;
}

function endOfLine(text: string, offset: number): number {
  const lineBreak = /[\r\n]|$/g;
  lineBreak.lastIndex = offset;
  return lineBreak.exec(text)?.index ?? text.length;
}
