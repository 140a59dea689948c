import { findReservedText } from "../readScalar.js";
import { resolvePlainScalar } from "../resolveScalar.js";
import type { ScalarNode } from "../syntaxNode.js";
import { unusual, type LineCursor } from "./lineCursor.js";

/** YAML allows 1,024 characters. */
const longestKey = 1000;

/** Marks of YAML, and what may be one. */
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[\w.])/y;
const singleQuoted = /'[^'\r\n]*(?:''[^'\r\n]*)*'/y;
const doubleQuoted = /"[^"\\\r\n]*(?:\\["\\/nt][^"\\\r\n]*)*"/y;
/** In brackets: without what might end it there. */
const flowWord = /(?:[A-Za-z0-9_/.]|-(?=[\w.]))[^,:#[\]{}\r\n]*/y;

const escaped: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

export function createScalar(
  style: ScalarNode["style"],
  range: ScalarNode["range"],
  text: string,
): ScalarNode {
  const value =
    style === "plain" ? resolvePlainScalar(text) : ({ type: "string", value: text } as const);
  return { kind: "scalar", style, range, text, value };
}

/** The key with which a line goes on, before its colon; undefined where there is none. */
export function readKey(cursor: LineCursor): ScalarNode | undefined {
  const { text, start, end } = cursor;
  const quoted = readQuoted(text, start);
  const key = quoted ?? readPlainKey(cursor);
  if (!key || !isColon(text, key.range.end, end)) return undefined;
  if (key.range.end - start > longestKey || findReservedText(key, true)) throw unusual;
  if (key.text === "<<") throw unusual;
  return key;
}

function readPlainKey({ text, start, end }: LineCursor): ScalarNode | undefined {
  if (!startsPlain(text, start)) return undefined;
  const line = text.slice(start, end);
  const colon = findColon(line);
  if (colon <= 0) return undefined;
  const comment = line.indexOf(" #");
  if (comment !== -1 && comment < colon) return undefined;
  if (line.charAt(colon - 1) === " ") throw unusual;
  return createScalar("plain", { start, end: start + colon }, line.slice(0, colon));
}

function findColon(line: string): number {
  const colon = line.indexOf(": ");
  return colon === -1 && line.endsWith(":") ? line.length - 1 : colon;
}

/** Whether an offset is that of the colon behind a key. */
function isColon(text: string, offset: number, end: number): boolean {
  if (offset >= end || text.charAt(offset) !== ":") return false;
  return offset + 1 === end || text.charAt(offset + 1) === " ";
}

/** A text in quotes on one line; undefined where none begins. */
export function readQuoted(text: string, start: number): ScalarNode | undefined {
  const quote = text.charAt(start);
  if (quote !== "'" && quote !== '"') return undefined;
  const pattern = quote === "'" ? singleQuoted : doubleQuoted;
  pattern.lastIndex = start;
  const source = pattern.exec(text)?.[0];
  if (source === undefined) throw unusual;
  const inner = source.slice(1, -1);
  const range = { start, end: start + source.length };
  return quote === "'"
    ? createScalar("single", range, inner.replaceAll("''", "'"))
    : createScalar("double", range, unescape(inner));
}

function unescape(source: string): string {
  if (!source.includes("\\")) return source;
  return source.replace(/\\(.)/g, (_, code: string) => escaped[code] ?? code);
}

/** A plain text up to the end of the line or a comment on it. */
export function readPlain({ text, end: lineEnd }: LineCursor, start: number): ScalarNode {
  if (!startsPlain(text, start)) throw unusual;
  const line = text.slice(start, lineEnd);
  const comment = line.indexOf(" #");
  const written = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
  if (findColon(written) !== -1) throw unusual;
  return plainValue(start, written);
}

/** A plain text in brackets. */
export function readFlowWord({ text, end }: LineCursor, start: number): ScalarNode {
  flowWord.lastIndex = start;
  const written = flowWord.exec(text)?.[0].trimEnd();
  if (written === undefined || start + written.length >= end) throw unusual;
  return plainValue(start, written);
}

function plainValue(start: number, written: string): ScalarNode {
  const scalar = createScalar("plain", { start, end: start + written.length }, written);
  if (findReservedText(scalar, false)) throw unusual;
  return scalar;
}

function startsPlain(text: string, offset: number): boolean {
  plainStart.lastIndex = offset;
  return plainStart.test(text);
}
