import type {
  Position,
  Range,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver-textdocument";
import type { DocumentVersion } from "../languageService.js";

/**
 * One version of an open document. Never changes; an edit makes the next version out of it, which takes over where its
 * lines begin as far as the edit leaves them alone. Lines end with CR LF, LF or CR, and positions count UTF-16 units.
 */
export class VersionedText implements DocumentVersion {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly opening: object;
  readonly #text: string;
  /** Where each line begins. */
  readonly #lines: readonly number[];

  private constructor(
    { uri, languageId, opening }: Pick<VersionedText, "uri" | "languageId" | "opening">,
    version: number,
    text: string,
    lines: readonly number[],
  ) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.opening = opening;
    this.#text = text;
    this.#lines = lines;
  }

  static open(uri: string, languageId: string, version: number, text: string): VersionedText {
    return new VersionedText(
      { uri, languageId, opening: {} },
      version,
      text,
      [0].concat(lineStarts(text)),
    );
  }

  /** The version after some changes, each of which counts on those before it. */
  edit(changes: readonly TextDocumentContentChangeEvent[], version: number): VersionedText {
    let text = this.#text;
    let lines = this.#lines;
    for (const change of changes) {
      const current = new VersionedText(this, version, text, lines);
      const range =
        "range" in change ? current.#offsets(change.range) : { start: 0, end: text.length };
      lines = current.#linesAfter(range, change.text);
      text = text.slice(0, range.start) + change.text + text.slice(range.end);
    }
    return new VersionedText(this, version, text, lines);
  }

  #offsets({ start, end }: Range): { readonly start: number; readonly end: number } {
    const [from, to] = [this.offsetAt(start), this.offsetAt(end)];
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }

  #linesAfter(
    { start, end }: { readonly start: number; readonly end: number },
    inserted: string,
  ): readonly number[] {
    // One character more on both sides, since a CR and an LF that meet or part make one line end out of two or two of one.
    const from = Math.max(0, start - 1);
    const to = Math.min(this.#text.length, end + 1);
    const piece = this.#text.slice(from, start) + inserted + this.#text.slice(end, to);
    const next = this.#text.charAt(to);
    const growth = inserted.length - (end - start);
    const first = this.#lineOf(from) + 1;
    const last = this.#lineOf(to) + 1;
    // A line that begins behind the piece is among those that are taken over.
    const found = lineStarts(piece + next).filter((offset) => offset <= piece.length);
    const behind = this.#lines.slice(last);
    return this.#lines.slice(0, first).concat(
      found.map((offset) => offset + from),
      growth === 0 ? behind : behind.map((offset) => offset + growth),
    );
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  getText(range?: Range): string {
    if (!range) return this.#text;
    const { start, end } = this.#offsets(range);
    return this.#text.slice(start, end);
  }

  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.#lineOf(inside);
    const start = this.#lines[line] ?? 0;
    return { line, character: this.#beforeLineEnd(inside, start) - start };
  }

  offsetAt({ line, character }: Position): number {
    if (line >= this.#lines.length) return this.#text.length;
    if (line < 0) return 0;
    const start = this.#lines[line] ?? 0;
    if (character <= 0) return start;
    const next = this.#lines[line + 1] ?? this.#text.length;
    return this.#beforeLineEnd(Math.min(start + character, next), start);
  }

  getLineRange(line: number): Range {
    const shown = Math.max(0, Math.min(line, this.#lines.length - 1));
    const end = line < 0 ? 0 : this.#lineEnd(shown) - (this.#lines[shown] ?? 0);
    return { start: { line: shown, character: 0 }, end: { line: shown, character: end } };
  }

  getEOLCharacters(line: number): string {
    if (line < 0 || line >= this.#lines.length) return "";
    return this.#text.slice(this.#lineEnd(line), this.#lines[line + 1]);
  }

  /** The offset of a line's end characters. */
  #lineEnd(line: number): number {
    return this.#beforeLineEnd(this.#lines[line + 1] ?? this.#text.length, this.#lines[line] ?? 0);
  }

  /** The line on which an offset lies. */
  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? Infinity) > offset) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  #beforeLineEnd(offset: number, lineStart: number): number {
    let before = offset;
    while (before > lineStart && isLineEnd(this.#text.charCodeAt(before - 1))) before -= 1;
    return before;
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Where lines begin behind the line ends of a text. */
function lineStarts(text: string): readonly number[] {
  const starts: number[] = [];
  const lineEnd = /\r\n|\r|\n/g;
  while (lineEnd.test(text)) starts.push(lineEnd.lastIndex);
  return starts;
}
