import { Bound } from "../callArguments.js";
import { TemplateError } from "../templateError.js";
import { textOf } from "../textOf.js";
import { Undefined, asNumber, charactersOf, isNumber, typeName } from "../values.js";
import type { Value } from "../values.js";
import type { Filter } from "./library.js";

function numberOf(value: Value, filter: string): bigint | number {
  if (isNumber(value)) return asNumber(value);
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  throw new TemplateError("value", `"${filter}" needs a number, not a ${typeName(value)}.`);
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Whole numbers as Python's `int` reads them from text. */
export function readInteger(text: string, base: number): bigint | undefined {
  const trimmed = text.trim().toLowerCase().replaceAll("_", "");
  const isNegative = trimmed.startsWith("-");
  const digits = trimmed.replace(/^[-+]/, "").replace(prefixes.get(base) ?? "", "");
  const values = charactersOf(digits).map((digit) => alphabet.indexOf(digit));
  if (values.length === 0 || values.some((digit) => digit < 0 || digit >= base)) return undefined;
  const value = values.reduce((sum, digit) => sum * BigInt(base) + BigInt(digit), 0n);
  return isNegative ? -value : value;
}

const prefixes = new Map([
  [2, /^0b/],
  [8, /^0o/],
  [16, /^0x/],
]);

export function readFloat(text: string): number | undefined {
  const trimmed = text
    .trim()
    .toLowerCase()
    .replace(/(?<=\d)_(?=\d)/g, "");
  const special = /^([-+]?)(inf|infinity|nan)$/.exec(trimmed);
  if (special !== null) {
    if (special[2] === "nan") return NaN;
    return special[1] === "-" ? -Infinity : Infinity;
  }
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

const int: Filter = (value, args) => {
  const bound = new Bound("int", args, ["default", "base"]);
  const given = bound.get("default");
  const otherwise = given === undefined ? 0n : given;
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  if (isNumber(value)) return truncated(asNumber(value), otherwise);
  if (typeof value !== "string") return otherwise;
  const whole = readInteger(value, bound.integer("base", 10));
  if (whole !== undefined) return whole;
  const float = readFloat(value);
  return float === undefined ? otherwise : truncated(float, otherwise);
};

function truncated(value: bigint | number, otherwise: Value): Value {
  if (typeof value === "bigint") return value;
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : otherwise;
}

const float: Filter = (value, args) => {
  const given = new Bound("float", args, ["default"]).get("default");
  const otherwise = given === undefined ? 0 : given;
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  if (isNumber(value)) return Number(value);
  const read = typeof value === "string" ? readFloat(value) : undefined;
  return read ?? otherwise;
};

const round: Filter = (value, args) => {
  const bound = new Bound("round", args, ["precision", "method"]);
  const number = numberOf(value, "round");
  const precision = bound.integer("precision", 0);
  const method = bound.text("method", "common");
  const scale = 10 ** precision;
  if (method === "ceil") return Math.ceil(Number(number) * scale) / scale;
  if (method === "floor") return Math.floor(Number(number) * scale) / scale;
  if (method !== "common") {
    throw new TemplateError("value", '"round" knows the methods common, ceil and floor.');
  }
  return typeof number === "bigint" && precision >= 0 ? number : roundHalfEven(number, precision);
};

/** Python rounds the exact binary value, ties to even. */
function roundHalfEven(number: bigint | number, precision: number): number {
  const value = Number(number);
  if (precision === 0) {
    const floor = Math.floor(value);
    const rest = value - floor;
    if (rest !== 0.5) return Math.round(value);
    return floor % 2 === 0 ? floor : floor + 1;
  }
  if (precision > 0) return Number(value.toFixed(Math.min(precision, 100)));
  const scale = 10 ** -precision;
  return roundHalfEven(value / scale, 0) * scale;
}

const abs: Filter = (value) => {
  const number = numberOf(value, "abs");
  return number < 0 ? -number : number;
};

const sizes = ["k", "M", "G", "T", "P", "E", "Z", "Y"];

const fileSize: Filter = (value, args) => {
  const isBinary = new Bound("filesizeformat", args, ["binary"]).flag("binary", false);
  const bytes =
    typeof value === "string"
      ? (readFloat(value) ?? NaN)
      : Number(numberOf(value, "filesizeformat"));
  if (Number.isNaN(bytes)) {
    throw new TemplateError("value", `"filesizeformat" needs a number, not "${textOf(value)}".`);
  }
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return "1 Byte";
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const power = Math.min(sizes.length, Math.floor(Math.log(bytes) / Math.log(base)));
  const letter = sizes[power - 1] ?? "";
  return `${(bytes / base ** power).toFixed(1)} ${isBinary ? `${letter.toUpperCase()}iB` : `${letter}B`}`;
};

export const numberFilters: readonly (readonly [string, Filter])[] = [
  ["int", int],
  ["float", float],
  ["round", round],
  ["abs", abs],
  ["filesizeformat", fileSize],
];
