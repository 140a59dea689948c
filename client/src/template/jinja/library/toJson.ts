import { TemplateError } from "../templateError.js";
import { floatText, textOf } from "../textOf.js";
import { Dict, List, Tuple, typeName } from "../values.js";
import type { Value } from "../values.js";

const deepest = 100;

/** JSON as Python writes it: keys sorted, a blank after commas and colons, only ASCII. `indent` 0 is one line. */
export function toJson(value: Value, indent: number): string {
  return write(value, { indent, depth: 0 });
}

interface Style {
  readonly indent: number;
  readonly depth: number;
}

function write(value: Value, style: Style): string {
  if (style.depth > deepest) throw new TemplateError("limit", "A value is nested too deeply.");
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
    case "bigint":
      return String(value);
    case "number":
      return Number.isFinite(value) ? floatText(value) : special(value);
    case "string":
      return quote(value);
    default:
      return writeCollection(value, { ...style, depth: style.depth + 1 });
  }
}

function special(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value < 0 ? "-Infinity" : "Infinity";
}

function writeCollection(
  value: Exclude<Value, null | boolean | bigint | number | string>,
  style: Style,
): string {
  if (value instanceof List || value instanceof Tuple) {
    return enclose(
      "[]",
      value.items.map((item) => write(item, style)),
      style,
    );
  }
  if (value instanceof Dict) {
    const entries = value
      .entries()
      .map(([key, item]) => [keyText(key), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = entries.map(([key, item]) => `${quote(key)}: ${write(item, style)}`);
    return enclose("{}", lines, style);
  }
  throw new TemplateError("value", `A value of type ${typeName(value)} is no JSON.`);
}

function keyText(key: Value): string {
  if (key === null) return "null";
  return typeof key === "boolean" ? String(key) : textOf(key);
}

function enclose(marks: "[]" | "{}", parts: readonly string[], { indent, depth }: Style): string {
  const [open = "", close = ""] = marks;
  if (parts.length === 0) return marks;
  if (indent === 0) return `${open}${parts.join(", ")}${close}`;
  const inner = `\n${" ".repeat(indent * depth)}`;
  const outer = `\n${" ".repeat(indent * (depth - 1))}`;
  return `${open}${inner}${parts.join(`,${inner}`)}${outer}${close}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
