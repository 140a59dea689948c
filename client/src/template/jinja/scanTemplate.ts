import { TemplateError } from "./templateError.js";
import { countLines, tokenizeTag } from "./tokens.js";
import type { Token } from "./tokens.js";

/** A part of a template's source. Comments are gone, `raw` blocks have become text. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly line: number }
  | {
      readonly kind: "output" | "statement";
      readonly tokens: readonly Token[];
      readonly line: number;
      /** Characters before the tag on its line. */
      readonly column: number;
    };

const opening = /\{[{%#]/g;
const raw = /\{%[-+]?\s*raw\s*(-?)%\}/y;
const endRaw = /\{%([-+]?)\s*endraw\s*(?:\+%\}|(-)%\}|%\})/g;

/** Takes a template apart. Line breaks become `\n`, and the last one is dropped, as Jinja does it. */
export function scanTemplate(source: string): readonly Piece[] {
  const normal = source.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return new Scanner(normal).scan();
}

class Scanner {
  readonly #source: string;
  readonly #pieces: Piece[] = [];
  #offset = 0;
  #line = 1;
  /** The next text loses its leading white space. */
  #strips = false;

  constructor(source: string) {
    this.#source = source;
  }

  scan(): readonly Piece[] {
    for (;;) {
      opening.lastIndex = this.#offset;
      const found = opening.exec(this.#source);
      if (found === null) {
        this.#text(this.#source.slice(this.#offset), false);
        return this.#pieces;
      }
      const at = found.index;
      this.#text(this.#source.slice(this.#offset, at), this.#source[at + 2] === "-");
      this.#moveTo(at);
      this.#tag(found[0]);
    }
  }

  #moveTo(offset: number): void {
    this.#line += countLines(this.#source, this.#offset, offset);
    this.#offset = offset;
  }

  #text(text: string, stripsEnd: boolean): void {
    const started = this.#strips ? text.trimStart() : text;
    const ended = stripsEnd ? started.trimEnd() : started;
    this.#strips = false;
    if (ended !== "") this.#pieces.push({ kind: "text", text: ended, line: this.#line });
  }

  #tag(delimiter: string): void {
    if (delimiter === "{#") {
      this.#comment();
      return;
    }
    raw.lastIndex = this.#offset;
    const rawTag = delimiter === "{%" ? raw.exec(this.#source) : null;
    if (rawTag === null) this.#expression(delimiter === "{{" ? "}}" : "%}");
    else this.#raw(rawTag[0].length, rawTag[1] === "-");
  }

  #comment(): void {
    const end = this.#source.indexOf("#}", this.#offset + 2);
    if (end < 0) throw this.#unclosed("comment", "#}");
    this.#strips = this.#source[end - 1] === "-" && end - 1 > this.#offset + 1;
    this.#moveTo(end + 2);
  }

  #raw(length: number, strips: boolean): void {
    const start = this.#offset + length;
    endRaw.lastIndex = start;
    const end = endRaw.exec(this.#source);
    if (end === null) throw this.#unclosed('"raw" block', "{% endraw %}");
    this.#moveTo(start);
    this.#strips = strips;
    this.#text(this.#source.slice(start, end.index), end[1] === "-");
    this.#moveTo(end.index + end[0].length);
    this.#strips = end[2] === "-";
  }

  #expression(delimiter: "}}" | "%}"): void {
    const { line } = this;
    const column = this.#offset - (this.#source.lastIndexOf("\n", this.#offset - 1) + 1);
    const sign = this.#source[this.#offset + 2];
    const start = this.#offset + (sign === "-" || sign === "+" ? 3 : 2);
    const { tokens, end, strips } = tokenizeTag(this.#source, { offset: start, line }, delimiter);
    const kind = delimiter === "}}" ? "output" : "statement";
    this.#pieces.push({ kind, tokens, line, column });
    this.#strips = strips;
    this.#moveTo(end);
    if (kind === "statement" && tokens[0]?.text === "include") this.#dropRestOfLine();
  }

  /** What follows an include tag on its line is lost. */
  #dropRestOfLine(): void {
    const end = this.#source.indexOf("\n", this.#offset);
    this.#moveTo(end < 0 ? this.#source.length : end);
    this.#strips = false;
  }

  get line(): number {
    return this.#line;
  }

  #unclosed(what: string, end: string): TemplateError {
    const { line } = this;
    return new TemplateError("syntax", `The ${what} has no closing "${end}".`, { line });
  }
}
