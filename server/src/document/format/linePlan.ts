import { replacement, type Edit } from "../edit/edit.js";
import { lineIndexAt, type Line } from "./lines.js";

/** A column in which entries stand, and the one in which they are to stand. */
export interface Level {
  readonly from: number;
  readonly to: number;
}

/** What is to become of the lines of a text: collected while its tree is walked. */
export class LinePlan {
  /** Blanks with which lines are to begin, by index. */
  readonly columns = new Map<number, number>();
  /** The columns of the entries that begin on a line, from left to right. */
  readonly levels = new Map<number, Level[]>();
  /** Lines that are the inside of a text: what they end with is not looked at, and they are never removed. */
  readonly inside = new Set<number>();
  /** Changes between the words of a line. */
  readonly spacing: Edit[] = [];
  /** Whether something stands in the text of which the layout is not known. */
  isRefused = false;
  readonly #text: string;
  readonly #lines: readonly Line[];
  #lastLine = 0;

  constructor(text: string, lines: readonly Line[]) {
    this.#text = text;
    this.#lines = lines;
  }

  lineOf(offset: number): number {
    // Most questions are about the line that the last one was about.
    const known = this.#lines[this.#lastLine];
    if (!known || offset < known.start || offset > known.end) {
      this.#lastLine = lineIndexAt(this.#lines, offset);
    }
    return this.#lastLine;
  }

  /** Whether only blanks stand before an offset on its line. */
  startsLine(offset: number): boolean {
    const line = this.#lines[this.lineOf(offset)];
    return line !== undefined && line.start + line.indent === offset;
  }

  /** Puts what stands at an offset in a column, if it begins its line. */
  place(offset: number, column: number): void {
    if (this.startsLine(offset)) this.columns.set(this.#lastLine, column);
  }

  /** As `place`, of an entry of a block collection. */
  placeEntry(offset: number, column: number): void {
    this.place(offset, column);
    const index = this.lineOf(offset);
    const level = { from: offset - (this.#lines[index]?.start ?? 0), to: column };
    const levels = this.levels.get(index);
    if (levels) levels.push(level);
    else this.levels.set(index, [level]);
  }

  /** By how many columns the beginning of a line moves. */
  shiftOf(index: number): number {
    const indent = this.#lines[index]?.indent ?? 0;
    return (this.columns.get(index) ?? indent) - indent;
  }

  /** Another text in place of the blanks between two offsets. */
  space(start: number, end: number, newText: string): void {
    if (this.#text.slice(start, end) !== newText) {
      this.spacing.push(replacement(start, end, newText));
    }
  }
}
