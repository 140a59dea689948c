import type { CST } from "yaml";
import { Composer, Parser } from "yaml";
import { visitLexemes } from "./visitLexemes.js";

/** So much of a text behind an opening is looked at for its end. */
const farthest = 20_000;
/** Of so many openings. */
const mostLooked = 50;

/**
 * Of the places where brackets and quotes open whose lines are not indented as YAML's specification wants it, those that
 * are closed all the same and well formed, which is all that the platform's loader asks for.
 */
export function findLooseOpenings(text: string, openings: readonly number[]): ReadonlySet<number> {
  return new Set(openings.slice(0, mostLooked).filter((offset) => isClosed(text, offset)));
}

function isClosed(text: string, offset: number): boolean {
  const source = text.slice(offset, offset + farthest);
  const end = endOfValue(source);
  if (end === undefined) return false;
  const isAlone = /^[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)/.test(source.slice(end));
  return isAlone && isWellFormed(source.slice(0, end));
}

/** Where the bracket or quote that begins a text is closed. */
function endOfValue(source: string): number | undefined {
  let depth = 0;
  return visitLexemes<number>(source, (type, lexeme, _start, end) => {
    if (type === "flow-map-start" || type === "flow-seq-start") depth += 1;
    if (type === "flow-map-end" || type === "flow-seq-end") depth -= 1;
    const isQuote = type === "double-quoted-scalar" || type === "single-quoted-scalar";
    const isEnd = depth === 0 && (isQuote || lexeme === "]" || lexeme === "}");
    return isEnd ? end : undefined;
  });
}

/** Not indented at all, so that nothing but the indentation can make it wrong where it stands. */
function isWellFormed(source: string): boolean {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  visitLexemes(source, (_type, lexeme) => {
    for (const token of parser.next(lexeme)) tokens.push(token);
    return undefined;
  });
  for (const token of parser.end()) tokens.push(token);
  const [document] = new Composer({
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
  }).compose(tokens, true, 0);
  // A quoted text that goes on in the next line is a key when a colon follows, which it cannot be.
  return document?.errors.length === 0;
}
