import type { ErrorCode, YAMLParseError } from "yaml";
import { missingColon } from "./expandPair.js";
import { shorten, type SourceText } from "./readScalar.js";
import type { OffsetRange, SyntaxProblem } from "./syntaxNode.js";

/** What is used of an error of the YAML library. */
export type ReadingError = Pick<YAMLParseError, "code" | "message" | "pos">;

type Describe = (
  range: OffsetRange,
  error: ReadingError,
  source: SourceText,
) => SyntaxProblem | undefined;

const saying =
  (rule: SyntaxProblem["rule"], message: string): Describe =>
  (range) => ({ rule, message, range });
/** For what is found with a better range elsewhere. */
const silent: Describe = () => undefined;

const described: Partial<Record<ErrorCode, Describe>> = {
  ALIAS_PROPS: saying(
    "syntax/alias-properties",
    "An alias cannot have an anchor or a tag of its own; remove it.",
  ),
  BAD_ALIAS: saying(
    "syntax/missing-anchor-name",
    'After "&" or "*" the name of an anchor is missing.',
  ),
  BAD_DIRECTIVE: saying("syntax/directive", "This directive is not valid; remove the line."),
  BAD_DQ_ESCAPE: badEscape,
  BAD_INDENT: (range, error, source) =>
    error.message.includes("end with a")
      ? undefined
      : {
          rule: "syntax/indentation",
          message: error.message.includes("Block scalar")
            ? "The first line of this text is indented less than a later empty one; remove the spaces of the empty line."
            : "This line is indented differently from the lines it belongs to.",
          range: firstWord(range.start, source.masked),
        },
  BAD_SCALAR_START: silent,
  BLOCK_AS_IMPLICIT_KEY: silent,
  BLOCK_IN_FLOW: saying(
    "syntax/block-in-flow",
    "Inside brackets everything must be written with brackets and commas.",
  ),
  KEY_OVER_1024_CHARS: saying("syntax/long-key", "A key can have at most 1,024 characters."),
  MISSING_CHAR: describeMissing,
  MULTILINE_IMPLICIT_KEY: describeMultilineKey,
  MULTIPLE_ANCHORS: saying("syntax/multiple-anchors", "A value can have only one anchor."),
  MULTIPLE_TAGS: saying("syntax/unsupported-tag", "YAML tags are not supported; remove them."),
  RESOURCE_EXHAUSTION: saying("syntax/too-deep", "The nesting is too deep to be read."),
  TAB_AS_INDENT: silent,
  TAG_RESOLVE_FAILED: (range, { message }) =>
    message.startsWith("Could not resolve tag")
      ? {
          rule: "syntax/unsupported-tag",
          message: "YAML tags are not supported; remove it.",
          range,
        }
      : undefined,
  UNEXPECTED_TOKEN: describeUnexpected,
};

/** An error of the YAML library in words that say what to do; undefined when another problem tells it better. */
export function describeError(error: ReadingError, source: SourceText): SyntaxProblem | undefined {
  const [start, end] = error.pos;
  const length = source.masked.length;
  const range = { start: Math.min(start, length), end: Math.min(Math.max(end, start), length) };
  const describe = described[error.code] ?? describeOther;
  return describe(range, error, source);
}

/** Plain keys that span lines are half-typed ones, and told of as such. */
function describeMultilineKey(
  range: OffsetRange,
  _error: ReadingError,
  { masked }: SourceText,
): SyntaxProblem | undefined {
  if (!/^["']/.test(masked.slice(range.start, range.start + 1))) return undefined;
  const lineEnd = masked.slice(range.start, range.end).search(/[\r\n]/);
  const end = lineEnd === -1 ? range.end : range.start + lineEnd;
  return {
    rule: "syntax/multiline-key",
    message: "A key must stand on one line.",
    range: { start: range.start, end },
  };
}

function badEscape(
  { start }: OffsetRange,
  _error: ReadingError,
  { text }: SourceText,
): SyntaxProblem {
  const rest = text.slice(start, start + 10);
  const written = /^\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|[^])?/u.exec(rest)?.[0] ?? "";
  return {
    rule: "syntax/bad-escape",
    message: `"${shorten(written)}" is no escape sequence; double the backslash or use single quotes.`,
    range: { start, end: start + Math.max(1, written.length) },
  };
}

function describeMissing(
  range: OffsetRange,
  error: ReadingError,
  source: SourceText,
): SyntaxProblem | undefined {
  const { message } = error;
  if (message.startsWith("Implicit map keys")) {
    return range.end > range.start ? missingColon(range, source) : undefined;
  }
  if (message.startsWith("Missing closing") || message.includes("end with a")) return undefined;
  const known: readonly (readonly [RegExp, SyntaxProblem["rule"], string])[] = [
    [/^Comments must/, "syntax/comment-space", 'A space is missing before "#".'],
    [
      /^Missing (?:, or :|,) between/,
      "syntax/missing-comma",
      "A comma is missing before this item.",
    ],
    [/^Missing space after :/, "syntax/missing-space", "After the colon a space is missing."],
    [/^Sequence item without -/, "syntax/missing-dash", 'A list item must begin with "- ".'],
    [
      /directives-end|doc-start/,
      "syntax/directive",
      'After a directive a line with "---" is missing.',
    ],
    [
      /^Block collection cannot/,
      "syntax/document-start",
      'After "---" the content must begin on the next line.',
    ],
    [/^Tags and anchors/, "syntax/missing-space", "A space is missing after the anchor."],
  ];
  const match = known.find(([pattern]) => pattern.test(message));
  if (!match) return describeOther(range, error, source);
  return { rule: match[1], message: match[2], range: firstWord(range.start, source.masked) };
}

function describeUnexpected(
  range: OffsetRange,
  error: ReadingError,
  source: SourceText,
): SyntaxProblem {
  const { message } = error;
  const at = firstWord(range.start, source.masked);
  const word = shorten(source.text.slice(at.start, at.end));
  if (/^Unexpected \S+ at node end/.test(message)) {
    return {
      rule: "syntax/unexpected-text",
      message: `"${word}" stands after the end of the value; put the whole value in quotes or remove it.`,
      range: at,
    };
  }
  if (/^Unexpected flow-(?:map|seq)-end|^Unexpected [\]}]/.test(message)) {
    const bracket = source.text.charAt(range.start);
    const close: SyntaxProblem = {
      rule: "syntax/unexpected-bracket",
      message: `This "${bracket}" closes nothing; remove it or put the text in quotes.`,
      range: { start: range.start, end: range.start + 1 },
    };
    return close;
  }
  if (/block-seq-ind|seq-item-ind/.test(message)) {
    return {
      rule: "syntax/unexpected-list-item",
      message:
        'A list item ("- ") cannot stand here; lists begin on the line below their key, indented like it or deeper.',
      range: at,
    };
  }
  if (/^Unexpected (?:,|empty item)/.test(message)) {
    return {
      rule: "syntax/unexpected-comma",
      message: "There is no item before this comma.",
      range: at,
    };
  }
  return describeOther(range, error, source);
}

function describeOther(
  range: OffsetRange,
  _error: ReadingError,
  source: SourceText,
): SyntaxProblem {
  const at = firstWord(range.start, source.masked);
  const word = shorten(source.text.slice(at.start, at.end));
  return {
    rule: "syntax/unexpected-text",
    message: word === "" ? "The text ends too early here." : `"${word}" cannot stand here.`,
    range: at,
  };
}

/** The next word from an offset, over blanks and line breaks: the library often points before them. Of a long one the beginning. */
function firstWord(offset: number, text: string): OffsetRange {
  const word = /[ \t\r\n]*(\S{1,200})/y;
  word.lastIndex = offset;
  const found = word.exec(text)?.[1];
  if (found === undefined)
    return { start: Math.max(0, Math.min(offset, text.length) - 1), end: text.length };
  return { start: word.lastIndex - found.length, end: word.lastIndex };
}
