import type { OffsetRange } from "../syntaxNode.js";

/** Thrown, and caught in `readDirectly`, at the first thing that the direct reader leaves to the YAML library. */
export const unusual = new Error("This text is not read directly.");

const space = 32;
const hash = 35;
const carriageReturn = 13;
const dash = 45;

/** Goes through the lines of a text that have content; collects the comments it passes. */
export class LineCursor {
  readonly text: string;
  readonly comments: OffsetRange[] = [];
  /** The column of the content that is to be read; −1 behind the last line. */
  column = -1;
  /** Where that content begins. */
  start = 0;
  /** Where the line ends. */
  end = 0;
  #next = 0;

  constructor(text: string) {
    this.text = text;
    this.advance();
  }

  /** Goes to the next line that has content. */
  advance(): void {
    for (;;) {
      const lineStart = this.#next;
      if (!this.#readLine()) {
        this.column = -1;
        return;
      }
      if (this.start === this.end) continue;
      if (this.text.charCodeAt(this.start) !== hash) {
        this.column = this.start - lineStart;
        if (this.column === 0 && this.#isMarker()) throw unusual;
        return;
      }
      this.comments.push({ start: this.start, end: this.end });
    }
  }

  /** Leaves the line behind, of which nothing but blanks and a comment may be left from `offset` on. */
  finishLine(offset: number): void {
    const rest = this.skipBlanks(offset);
    if (rest < this.end) {
      if (rest === offset || this.text.charCodeAt(rest) !== hash) throw unusual;
      this.comments.push({ start: rest, end: this.end });
    }
    this.advance();
  }

  /** Takes the content from `offset` on for content of a line of its own, in the same column. */
  enter(offset: number): void {
    this.column += offset - this.start;
    this.start = offset;
  }

  /** The offset of the first character from `offset` on that is no blank, at most the end of the line. */
  skipBlanks(offset: number): number {
    let next = offset;
    while (next < this.end && this.text.charCodeAt(next) === space) next += 1;
    return next;
  }

  /** Whether the content is an item of a list. */
  isAtItem(): boolean {
    const { text, start, end } = this;
    if (text.charCodeAt(start) !== dash) return false;
    return start + 1 === end || text.charCodeAt(start + 1) === space;
  }

  /** Visits the next lines, blank or not, as long as the visitor wants them. */
  takeLines(visit: (indent: number) => boolean): void {
    for (;;) {
      const lineStart = this.#next;
      if (!this.#readLine()) break;
      if (visit(this.start - lineStart)) continue;
      this.#next = lineStart;
      break;
    }
    this.advance();
  }

  /** Puts `start` behind the indentation of the next line, and `end` before its end; false when there is no line. */
  #readLine(): boolean {
    const { text } = this;
    const lineStart = this.#next;
    if (lineStart >= text.length) return false;
    const lineFeed = text.indexOf("\n", lineStart);
    this.#next = lineFeed === -1 ? text.length : lineFeed + 1;
    const hasReturn = lineFeed > lineStart && text.charCodeAt(lineFeed - 1) === carriageReturn;
    this.end = lineFeed === -1 ? text.length : lineFeed - (hasReturn ? 1 : 0);
    this.start = this.skipBlanks(lineStart);
    return true;
  }

  /** Whether the line may be a mark between documents. */
  #isMarker(): boolean {
    return this.text.startsWith("---", this.start) || this.text.startsWith("...", this.start);
  }
}
