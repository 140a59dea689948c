import { CST, Lexer } from "yaml";

/** Told of one lexeme; `end` equals `start` for marks. Ends the visit by an answer other than undefined. */
export type LexemeVisitor<Answer> = (
  type: CST.TokenType,
  lexeme: string,
  start: number,
  end: number,
) => Answer | undefined;

/** Control characters that the lexer puts between the pieces of the text. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Visits the lexemes of a text in their order. Where an unclosed bracket ends because the indentation falls back, the
 * library's lexer has lost the indentation of the line; a fresh one takes over there. Calls instead of a generator,
 * since a text has a lexeme for every three characters and this is the first thing that each keystroke waits for.
 *
 * @param loose where brackets and quotes open in which lines may be indented in any way
 */
export function visitLexemes<Answer>(
  text: string,
  visit: LexemeVisitor<Answer>,
  loose?: ReadonlySet<number>,
): Answer | undefined {
  let indentation = new Indentation(loose);
  let lexemes = indentation.lexer.lex(text);
  let offset = 0;
  let isScalarText = false;
  let resumeAt: number | undefined;
  for (let next = lexemes.next(); !next.done; next = lexemes.next()) {
    const lexeme = next.value;
    const type = isScalarText ? "scalar" : (CST.tokenType(lexeme) ?? "scalar");
    const isMark = !isScalarText && marks.has(lexeme);
    const start = offset;
    offset += isMark ? 0 : lexeme.length;
    isScalarText = !isScalarText && lexeme === CST.SCALAR;
    indentation.follow(type, offset);
    const isKnown = resumeAt !== undefined && (start < resumeAt || lexeme === CST.DOCUMENT);
    if (isKnown) continue;
    resumeAt = undefined;
    const answer = visit(type, lexeme, start, offset);
    if (answer !== undefined) return answer;
    if (type === "flow-error-end") {
      resumeAt = offset;
      offset = text.lastIndexOf("\n", offset - 1) + 1;
      indentation = new Indentation(loose);
      lexemes = indentation.lexer.lex(text.slice(offset));
    }
  }
  return undefined;
}

const openings: ReadonlySet<CST.TokenType> = new Set(["flow-map-start", "flow-seq-start"]);
const closings: ReadonlySet<CST.TokenType> = new Set(["flow-map-end", "flow-seq-end"]);
const quotes: ReadonlySet<CST.TokenType> = new Set([
  "double-quoted-scalar",
  "single-quoted-scalar",
]);

/** Makes a lexer forget, for the time of a bracket or a quoted text, how deep its lines must be indented. */
class Indentation {
  readonly lexer = new Lexer();
  readonly #loose: ReadonlySet<number> | undefined;
  #isLoose = false;
  #depth = 0;

  constructor(loose: ReadonlySet<number> | undefined) {
    this.#loose = loose;
    if (loose) this.#intercept();
  }

  /** Told of each lexeme and of where it ends. */
  follow(type: CST.TokenType, end: number): void {
    if (!this.#loose) return;
    if (this.#isLoose) {
      if (openings.has(type)) this.#depth += 1;
      if (closings.has(type)) this.#depth -= 1;
      this.#isLoose = this.#depth > 0 || !(closings.has(type) || quotes.has(type));
    }
    if (this.#loose.has(end)) this.#isLoose = true;
  }

  /** The lexer has no option for it, and asks this property how deep the next line must be indented. */
  #intercept(): void {
    let indentNext = 0;
    Object.defineProperty(this.lexer, "indentNext", {
      get: () => (this.#isLoose ? 0 : indentNext),
      set: (value: number) => (indentNext = value),
    });
  }
}
