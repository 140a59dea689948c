import { TemplateError } from "./templateError.js";
import type { Token } from "./tokens.js";

/** The tokens of one tag, read from left to right. */
export class TokenStream {
  readonly line: number;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[], line: number) {
    this.#tokens = tokens;
    this.line = line;
  }

  get current(): Token | undefined {
    return this.#tokens[this.#index];
  }

  get next(): Token | undefined {
    return this.#tokens[this.#index + 1];
  }

  get isAtEnd(): boolean {
    return this.#index >= this.#tokens.length;
  }

  advance(): void {
    this.#index += 1;
  }

  isOperator(...texts: readonly string[]): boolean {
    const token = this.current;
    return token?.kind === "operator" && texts.includes(token.text);
  }

  isName(...texts: readonly string[]): boolean {
    const token = this.current;
    return token?.kind === "name" && texts.includes(token.text);
  }

  /** Goes past the operator or the name, if it stands here. */
  skip(text: string): boolean {
    const stands = this.current?.kind !== "constant" && this.current?.text === text;
    if (stands) this.advance();
    return stands;
  }

  expect(text: string): void {
    if (!this.skip(text)) throw this.unexpected(`"${text}"`);
  }

  name(): string {
    const token = this.current;
    if (token?.kind !== "name") throw this.unexpected("a name");
    this.advance();
    return token.text;
  }

  end(): void {
    if (!this.isAtEnd) throw this.unexpected("the end of the tag");
  }

  unexpected(wanted: string): TemplateError {
    const token = this.current;
    const found = token === undefined ? "the end of the tag" : `"${token.text}"`;
    return this.error(`${found} stands where ${wanted} is needed`);
  }

  /** @param text a sentence without its full stop */
  error(text: string): TemplateError {
    const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    return new TemplateError("syntax", sentence, { line: this.current?.line ?? this.line });
  }
}
