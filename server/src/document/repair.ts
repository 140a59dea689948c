import type { ReadingError } from "./describeError.js";
import type { TokenReading } from "./readTokens.js";
import { shorten } from "./readScalar.js";
import type { OffsetRange, SyntaxProblem } from "./syntaxNode.js";

export interface Repairs {
  readonly replacements: ReadonlyMap<number, string>;
  /** Replacements at which a plain text begins. */
  readonly textStarts: ReadonlySet<number>;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * What must be replaced, character for character, so that a mistake does not hide the rest of the text from the YAML
 * library: tabs between tokens and marks that begin a text.
 */
export function findTokenRepairs({ tabs, strayStars }: TokenReading, text: string): Repairs {
  return together([
    ...tabs.map((range) => blankTab(range, text)),
    ...strayStars.map((range) => quoteStar(range, text)),
  ]);
}

/** What is left to be replaced once the tokens are repaired: brackets that close nothing, words where a list item belongs. */
export function findErrorRepairs(
  { unclosedQuotes }: TokenReading,
  errors: readonly ReadingError[],
  text: string,
): Repairs {
  return together([
    ...unclosedQuotes.map(({ start }) => unclosedQuote(start, text)),
    ...errors.flatMap((error, index) =>
      repairError(error, errors.slice(Math.max(0, index - 2), index), text),
    ),
  ]);
}

function together(repairs: readonly Repair[]): Repairs {
  return {
    replacements: new Map(repairs.flatMap(({ blanks, letter }) => replace(blanks, letter))),
    textStarts: new Set(repairs.flatMap(({ letter }) => letter ?? [])),
    problems: repairs.map(({ problem }) => problem),
  };
}

interface Repair {
  readonly problem: SyntaxProblem;
  /** What the library is shown as blanks. */
  readonly blanks?: OffsetRange;
  /** Where the library is shown a letter, so that a plain text begins there. */
  readonly letter?: number;
}

/** A longer stretch is no slip of the hand, and is left to the library as it is. */
const longestBlanks = 10_000;

function replace(blanks: OffsetRange | undefined, letter: number | undefined): [number, string][] {
  const isShort = blanks && blanks.end - blanks.start <= longestBlanks;
  const { start, end } = isShort ? blanks : { start: 0, end: 0 };
  const found = Array.from({ length: end - start }, (_, index): [number, string] => [
    start + index,
    " ",
  ]);
  return letter === undefined ? found : [...found, [letter, "x"]];
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

function repairError(
  error: ReadingError,
  before: readonly ReadingError[],
  text: string,
): readonly Repair[] {
  const { code, message, pos } = error;
  const [start, end] = pos;
  if (code === "UNEXPECTED_TOKEN" && /^Unexpected flow-(?:map|seq)-end token in/.test(message)) {
    return [blankBracket(start, text)];
  }
  if (code === "UNEXPECTED_TOKEN" && message.startsWith("Block scalar header")) {
    return quoteHeader(start, text);
  }
  // A word in a list, in the column of the dashes, ends the list and turns up as a key of what contains it.
  const isOutOfColumn = before.some(
    (other) => other.code === "BAD_INDENT" && other.pos[0] <= start,
  );
  const isKey = code === "MISSING_CHAR" && message.startsWith("Implicit map keys");
  return isKey && isOutOfColumn && end > start ? [blankWord(start, text)] : [];
}

function unclosedQuote(offset: number, text: string): Repair {
  const quote = text.charAt(offset);
  return {
    problem: {
      rule: "syntax/unclosed-quote",
      message: `The quote (${quote}) that opens here is never closed.`,
      range: { start: offset, end: offset + 1 },
    },
  };
}

function blankTab(range: OffsetRange, text: string): Repair {
  const isIndentation = range.start === 0 || /[\r\n]/.test(text.charAt(range.start - 1));
  return {
    blanks: range,
    problem: {
      rule: isIndentation ? "syntax/tab-indentation" : "syntax/tab-separation",
      message: isIndentation
        ? "Tabs cannot indent YAML; use spaces."
        : "A tab cannot separate parts of a line in YAML; use a space.",
      range,
    },
  };
}

function quoteStar(range: OffsetRange, text: string): Repair {
  const written = shorten(text.slice(range.start, range.end));
  return {
    letter: range.start,
    problem: {
      rule: "syntax/unquoted-star",
      message: `A text that begins with "*" needs quotes: '${written}'.`,
      range,
    },
  };
}

/** `>=1.0` or `|x`: meant as text, read as the head of a text on the next lines. */
function quoteHeader(offset: number, text: string): readonly Repair[] {
  const { start: lineStart, end } = lineAt(offset, text);
  const head = /[|>][^|>]*$/.exec(text.slice(lineStart, offset + 1));
  if (!head) return [];
  const start = lineStart + head.index;
  return [
    {
      letter: start,
      problem: {
        rule: "syntax/block-header",
        message: `A text that begins with "${text.charAt(start)}" needs quotes; as a mark for a long text nothing can follow it on the line.`,
        range: { start, end },
      },
    },
  ];
}

function blankBracket(offset: number, text: string): Repair {
  const range = { start: offset, end: offset + 1 };
  return {
    blanks: range,
    problem: {
      rule: "syntax/unexpected-bracket",
      message: `This "${text.charAt(offset)}" closes nothing; remove it or put the text in quotes.`,
      range,
    },
  };
}

function blankWord(start: number, text: string): Repair {
  const range = { start, end: lineAt(start, text).end };
  const word = shorten(text.slice(start, range.end));
  return {
    blanks: range,
    problem: {
      rule: "syntax/missing-dash",
      message: /^-\S/.test(word)
        ? `After the dash of "${word}" a space is missing.`
        : `"${word}" is no list item and no key; begin it with "- " or write a colon after it.`,
      range,
    },
  };
}

/** The line of an offset, without blanks at its end. */
function lineAt(offset: number, text: string): OffsetRange {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  return { start, end: offset + (line.exec(text)?.[0] ?? "").trimEnd().length };
}
