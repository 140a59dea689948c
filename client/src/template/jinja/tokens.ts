import { TemplateError } from "./templateError.js";
import type { Value } from "./values.js";

/** A lexeme inside a tag. `text` of an operator or name is as written. */
export interface Token {
  readonly kind: "name" | "constant" | "operator";
  readonly text: string;
  /** Of a text or a number. */
  readonly value?: Value;
  readonly line: number;
}

/** Where a tag's expression ends, and whether the tag asks to strip the white space after it. */
export interface TokenizedTag {
  readonly tokens: readonly Token[];
  /** Offset after the closing delimiter. */
  readonly end: number;
  readonly strips: boolean;
}

const space = /\s+/y;
const float = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?[eE][+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/y;
const integer =
  /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*/y;
const name = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const operator = /\/\/|\*\*|==|!=|>=|<=|[-+*/%~[\](){}=<>.:|,;]/y;
const closing = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

/** Reads the inside of a tag from `start` to its closing delimiter, `}}` or `%}`. */
export function tokenizeTag(
  source: string,
  start: { readonly offset: number; readonly line: number },
  delimiter: "}}" | "%}",
): TokenizedTag {
  const tokens: Token[] = [];
  const open: string[] = [];
  let { offset, line } = start;
  while (offset < source.length) {
    const end = open.length === 0 ? endOfTag(source, offset, delimiter) : undefined;
    if (end !== undefined) return { tokens, ...end };
    const blank = match(space, source, offset);
    if (blank === undefined) {
      const token = readToken(source, offset, line);
      if (token.kind === "operator") balance(open, token);
      tokens.push(token);
      offset += token.length;
    } else offset += blank.length;
    line = start.line + countLines(source, start.offset, offset);
  }
  throw new TemplateError("syntax", `The tag has no closing "${delimiter}".`, start);
}

function endOfTag(
  source: string,
  offset: number,
  delimiter: string,
): { readonly end: number; readonly strips: boolean } | undefined {
  if (source.startsWith(delimiter, offset)) {
    return { end: offset + delimiter.length, strips: false };
  }
  if (!source.startsWith(delimiter, offset + 1)) return undefined;
  const sign = source[offset];
  if (sign === "-") return { end: offset + 1 + delimiter.length, strips: true };
  return sign === "+" && delimiter === "%}"
    ? { end: offset + 1 + delimiter.length, strips: false }
    : undefined;
}

function readToken(source: string, offset: number, line: number): Token & { length: number } {
  const number = match(float, source, offset);
  if (number !== undefined) {
    const value = Number(number.replaceAll("_", ""));
    return { kind: "constant", text: number, value, line, length: number.length };
  }
  const whole = match(integer, source, offset);
  if (whole !== undefined) {
    const value = BigInt(whole.replaceAll("_", "").replace(/^0+$/, "0"));
    return { kind: "constant", text: whole, value, line, length: whole.length };
  }
  const word = match(name, source, offset);
  if (word !== undefined) return { kind: "name", text: word, line, length: word.length };
  const mark = source[offset];
  if (mark === '"' || mark === "'") {
    const length = textLength(source, offset, line);
    const value = unescape(source.slice(offset + 1, offset + length - 1));
    return { kind: "constant", text: value, value, line, length };
  }
  const sign = match(operator, source, offset);
  if (sign !== undefined) return { kind: "operator", text: sign, line, length: sign.length };
  throw unexpected(source[offset] ?? "", line);
}

function balance(open: string[], { text, line }: Token): void {
  if (text === "(" || text === "[" || text === "{") open.push(text);
  const opening = closing.get(text);
  if (opening !== undefined && open.pop() !== opening) throw unexpected(text, line);
}

function unexpected(text: string, line: number): TemplateError {
  return new TemplateError("syntax", `A "${text}" cannot stand here.`, { line });
}

function match(pattern: RegExp, source: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0];
}

/** Of a text with its quotes. */
function textLength(source: string, offset: number, line: number): number {
  const mark = source[offset];
  for (let at = offset + 1; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === mark) return at - offset + 1;
  }
  throw new TemplateError("syntax", "A text has no closing quote.", { line });
}

export function countLines(source: string, start: number, end: number): number {
  let count = 0;
  for (
    let at = source.indexOf("\n", start);
    at >= 0 && at < end;
    at = source.indexOf("\n", at + 1)
  ) {
    count += 1;
  }
  return count;
}

const single = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["\n", ""],
]);

/** Python's escapes; what is none keeps its backslash. */
function unescape(text: string): string {
  return text.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([^]))/g,
    (whole: string, ...groups: (string | undefined)[]) => {
      const [two, four, eight, octal, one = ""] = groups;
      const hexadecimal = two ?? four ?? eight;
      if (hexadecimal !== undefined) return codePoint(parseInt(hexadecimal, 16), whole);
      if (octal !== undefined) return codePoint(parseInt(octal, 8), whole);
      return single.get(one) ?? whole;
    },
  );
}

function codePoint(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
