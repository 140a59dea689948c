import { TemplateError } from "./templateError.js";
import { Dict, List, Opaque, Tuple, Undefined, charactersOf } from "./values.js";
import type { Value, Callable } from "./values.js";

/** Deeper values are taken for circular ones. */
const deepest = 100;

/** The text that a value prints as: Python's `str`. */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  return value instanceof Undefined ? "" : represent(value, 0);
}

/** The text of a value inside a list: Python's `repr`. */
export function represent(value: Value, depth: number): string {
  if (depth > deepest) throw new TemplateError("limit", "A value is nested too deeply to print.");
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return String(value);
    case "number":
      return floatText(value);
    case "string":
      return quote(value);
    default:
      return representObject(value, depth + 1);
  }
}

function representObject(
  value: List | Tuple | Dict | Undefined | Callable | Opaque,
  depth: number,
): string {
  const list = (items: readonly Value[]) => items.map((item) => represent(item, depth));
  if (value instanceof List) return `[${list(value.items).join(", ")}]`;
  if (value instanceof Tuple) return tupleText(list(value.items));
  if (value instanceof Dict) {
    const entries = value
      .entries()
      .map(([key, item]) => `${represent(key, depth)}: ${represent(item, depth)}`);
    return `{${entries.join(", ")}}`;
  }
  if (value instanceof Undefined) return "Undefined";
  const text = value instanceof Opaque ? value.text : undefined;
  if (text !== undefined) return text;
  throw new TemplateError("value", `"${value.name}" cannot be printed; use one of its attributes.`);
}

function tupleText(items: readonly string[]): string {
  return items.length === 1 ? `(${items.join("")},)` : `(${items.join(", ")})`;
}

/** Python writes the shortest digits as JavaScript does, always with a point or an exponent of two digits or more. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa = "0", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  const sign = mantissa.startsWith("-") ? "-" : "";
  return `${sign}${placePoint(mantissa.replace(/[-.]/g, ""), exponent)}`;
}

function placePoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${whole}.${digits.slice(exponent + 1) || "0"}`;
}

const escapes = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = charactersOf(text).map((character) => {
    if (character === mark) return `\\${mark}`;
    const escape = escapes.get(character);
    if (escape !== undefined) return escape;
    return character !== " " && unprintable.test(character) ? escapeCode(character) : character;
  });
  return `${mark}${body.join("")}${mark}`;
}

function escapeCode(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
