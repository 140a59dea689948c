import type { ScalarValue } from "./syntaxNode.js";

const booleans: ReadonlyMap<string, boolean> = new Map(
  ["yes", "true", "on"]
    .map((word): [string, boolean] => [word, true])
    .concat(["no", "false", "off"].map((word): [string, boolean] => [word, false]))
    .flatMap(([word, value]) => casings(word).map((text): [string, boolean] => [text, value])),
);
const nulls: ReadonlySet<string> = new Set(["", "~", ...casings("null")]);

/** What most numbers are: of those below 2^53, in the usual notation. */
const usualInteger = /^[1-9][0-9]{0,14}$/;
const binary = /^[-+]?0b[01_]+$/;
const hexadecimal = /^[-+]?0x[0-9a-fA-F_]+$/;
const octal = /^[-+]?0[0-7_]+$/;
const decimal = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const base60Integer = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
const float = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/;
const base60Float = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/;
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;
const date = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const dateAndTime =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$/;

/** No number or date is longer; spares the patterns from looking at long texts. */
const longestTyped = 400;

/**
 * The value that the platform's loader gives a plain scalar: YAML 1.1 as PyYAML's safe loader reads it, which differs
 * from the YAML 1.1 specification (`y` and `n` are strings) and from YAML 1.2 (`0755` is octal, `1e3` a string).
 * Quoted and block scalars are strings and need no resolving.
 */
export function resolvePlainScalar(text: string): ScalarValue {
  if (nulls.has(text)) return { type: "null" };
  const boolean = booleans.get(text);
  if (boolean !== undefined) return { type: "boolean", value: boolean };
  if (usualInteger.test(text)) return { type: "number", value: Number(text), integer: true };
  if (text.length <= longestTyped && /^[-+.0-9]/.test(text)) {
    const number = resolveInteger(text) ?? resolveFloat(text);
    if (number) return number;
    if (date.test(text) || dateAndTime.test(text)) return { type: "timestamp", value: text };
  }
  return { type: "string", value: text };
}

/** Whether a timestamp names a day and a time that exist; the loader refuses the others. */
export function isPossibleDate(timestamp: string): boolean {
  return isPossibleDay(timestamp) && isPossibleTime(timestamp);
}

function isPossibleDay(timestamp: string): boolean {
  const [year = 0, month = 0, day = 0] = numbersIn(/^\d+-\d+-\d+/, timestamp);
  if (year < 1 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysOf(year, month);
}

function isPossibleTime(timestamp: string): boolean {
  const [hour = 0, minute = 0, second = 0] = numbersIn(/\d+:\d+:\d+/, timestamp);
  const [zone = 0] = numbersIn(/(?<=:\d\d(?:\.\d*)?[ \t]*[-+])\d+/, timestamp);
  return hour < 24 && minute < 60 && second < 60 && zone < 24;
}

function numbersIn(pattern: RegExp, text: string): readonly number[] {
  const [found = ""] = pattern.exec(text) ?? [];
  return found === "" ? [] : found.split(/[-:]/).map(Number);
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function resolveInteger(text: string): ScalarValue | undefined {
  const { sign, digits } = splitSign(text);
  const integer = (value: number): ScalarValue | undefined =>
    Number.isNaN(value)
      ? undefined
      : { type: "number", value: value === 0 ? 0 : sign * value, integer: true };
  if (binary.test(text)) return integer(parseInt(digits.slice(2), 2));
  if (hexadecimal.test(text)) return integer(parseInt(digits.slice(2), 16));
  if (octal.test(text)) return integer(parseInt(digits, 8));
  if (decimal.test(text)) return integer(Number(digits));
  if (base60Integer.test(text)) return integer(fromBase60(digits));
  return undefined;
}

function resolveFloat(text: string): ScalarValue | undefined {
  const { sign, digits } = splitSign(text);
  const number = (value: number): ScalarValue => ({
    type: "number",
    value: sign * value,
    integer: false,
  });
  if (float.test(text)) return number(Number(digits));
  if (base60Float.test(text)) return number(fromBase60(digits));
  if (infinity.test(text)) return number(Infinity);
  if (notANumber.test(text)) return number(NaN);
  return undefined;
}

function splitSign(text: string): { sign: 1 | -1; digits: string } {
  const signed = text.startsWith("-") || text.startsWith("+");
  return {
    sign: text.startsWith("-") ? -1 : 1,
    digits: (signed ? text.slice(1) : text).replaceAll("_", ""),
  };
}

function fromBase60(digits: string): number {
  return digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

function casings(word: string): string[] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];
}
