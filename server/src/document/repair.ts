import type { ReadingError } from "./describeError.js";
import type { TokenReading } from "./readTokens.js";
import { shorten } from "./readScalar.js";
import type { SyntaxProblem } from "./syntaxNode.js";

export interface Repairs {
  readonly replacements: ReadonlyMap<number, string>;
  readonly starOffsets: readonly number[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * What must be replaced, character for character, so that a mistake does not hide the rest of the text from the YAML
 * library: tabs between tokens, stars that begin a text, brackets that close nothing, words where a list item belongs.
 */
export function findRepairs(
  reading: TokenReading,
  errors: readonly ReadingError[],
  text: string,
): Repairs {
  const replacements = new Map<number, string>();
  const problems: SyntaxProblem[] = [];
  for (const range of reading.unclosedQuotes) problems.push(unclosedQuote(range.start, text));
  for (const { start, end } of reading.tabs) {
    for (let offset = start; offset < end; offset += 1) replacements.set(offset, " ");
    problems.push(tab(start, end, text));
  }
  for (const { start, end } of reading.strayStars) {
    replacements.set(start, "x");
    problems.push({
      rule: "syntax/unquoted-star",
      message: `A text that begins with "*" needs quotes: "${shorten(text.slice(start, end))}".`,
      range: { start, end },
    });
  }
  for (const error of errors) {
    const [offset] = error.pos;
    if (isStrayBracket(error)) {
      replacements.set(offset, " ");
      problems.push(strayBracket(offset, text));
    }
    if (isDashMissing(error, errors)) {
      const [start, end] = error.pos;
      for (let at = start; at < end; at += 1) replacements.set(at, " ");
      problems.push({
        rule: "syntax/missing-dash",
        message: `"${shorten(text.slice(start, end))}" stands between list items; begin the line with "- " or make it a key of what is above.`,
        range: { start, end },
      });
    }
  }
  return { replacements, starOffsets: reading.strayStars.map(({ start }) => start), problems };
}

export function repair(text: string, replacements: Repairs["replacements"]): string {
  if (replacements.size === 0) return text;
  const characters: string[] = [];
  let copied = 0;
  for (const [offset, character] of [...replacements].sort(([a], [b]) => a - b)) {
    const isBreak = text[offset] === "\n" || text[offset] === "\r";
    characters.push(text.slice(copied, offset), isBreak ? text.charAt(offset) : character);
    copied = offset + 1;
  }
  characters.push(text.slice(copied));
  return characters.join("");
}

function isStrayBracket({ code, message }: ReadingError): boolean {
  return code === "UNEXPECTED_TOKEN" && /^Unexpected flow-(?:map|seq)-end token in/.test(message);
}

/** A word in a list, in the column of the dashes, ends the list and turns up as a key of what contains it. */
function isDashMissing(error: ReadingError, errors: readonly ReadingError[]): boolean {
  if (error.code !== "MISSING_CHAR" || !error.message.startsWith("Implicit map keys")) return false;
  const index = errors.indexOf(error);
  const before = errors[index - 1];
  return (
    before?.code === "BAD_INDENT" && error.pos[1] > error.pos[0] && before.pos[0] <= error.pos[0]
  );
}

function strayBracket(offset: number, text: string): SyntaxProblem {
  return {
    rule: "syntax/unexpected-bracket",
    message: `This "${text.charAt(offset)}" closes nothing; remove it or put the text in quotes.`,
    range: { start: offset, end: offset + 1 },
  };
}

function unclosedQuote(offset: number, text: string): SyntaxProblem {
  const quote = text.charAt(offset);
  return {
    rule: "syntax/unclosed-quote",
    message: `The quote (${quote}) that opens here is never closed.`,
    range: { start: offset, end: offset + 1 },
  };
}

function tab(start: number, end: number, text: string): SyntaxProblem {
  const isIndentation = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  return {
    rule: isIndentation ? "syntax/tab-indentation" : "syntax/tab-separation",
    message: isIndentation
      ? "Tabs cannot indent YAML; use spaces."
      : "A tab cannot separate parts of a line in YAML; use a space.",
    range: { start, end },
  };
}
