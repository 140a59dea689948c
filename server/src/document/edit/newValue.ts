import type { Layout } from "./layout.js";
import { writeText, type Quote } from "./scalarText.js";

/** A value to be written, as data. Texts are written so that they are texts: with quotes where they need them. */
export type NewValue = string | number | boolean | readonly NewValue[] | NewMap;

interface NewMap {
  readonly [key: string]: NewValue;
}

/** Where a value is written. */
export interface Place {
  readonly style: "block" | "flow";
  /** Column of the key, or of the dash, after which the value is written. */
  readonly column: number;
  readonly layout: Layout;
  readonly quote: Quote;
}

/** What follows the colon of a key: a blank and the value, or the lines of a collection. */
export function writeValue(value: NewValue, place: Place): string {
  const { column, layout } = place;
  if (place.style === "flow" || !isNested(value, layout))
    return ` ${writeFlow(value, place.quote)}`;
  const { lineBreak, listIndent, unit } = layout;
  if (isList(value)) {
    const indent = column + listIndent;
    const items = value.map((item) => `- ${writeItem(item, { ...place, column: indent })}`);
    return items.map((item) => `${lineBreak}${" ".repeat(indent)}${item}`).join("");
  }
  const indent = column + unit;
  return writePairs(value, { ...place, column: indent })
    .map((pair) => `${lineBreak}${" ".repeat(indent)}${pair}`)
    .join("");
}

/** What follows the dash of an item and its blank. */
export function writeItem(value: NewValue, place: Place): string {
  if (place.style === "flow" || !isMap(value) || Object.keys(value).length === 0) {
    return writeFlow(value, place.quote);
  }
  const column = place.column + 2;
  return writePairs(value, { ...place, column }).join(place.layout.lineBreak + " ".repeat(column));
}

function writePairs(value: NewMap, place: Place): string[] {
  return Object.entries(value).map(
    ([key, child]) => `${writeText(key)}:${writeValue(child, place)}`,
  );
}

/** A value on one line. */
function writeFlow(value: NewValue, quote: Quote): string {
  if (typeof value === "string") return writeString(value, quote);
  if (isList(value)) return `[${value.map((item) => writeFlow(item, quote)).join(", ")}]`;
  if (!isMap(value)) return String(value);
  const pairs = Object.entries(value);
  return `{${pairs.map(([key, child]) => `${writeText(key)}: ${writeFlow(child, quote)}`).join(", ")}}`;
}

function writeString(text: string, quote: Quote): string {
  const plain = writeText(text);
  return plain === text ? plain : writeText(text, quote);
}

/** Whether a value takes lines of its own. */
function isNested(
  value: NewValue,
  { listStyle }: Layout,
): value is Exclude<NewValue, string | number | boolean> {
  if (isList(value)) {
    return value.length > 0 && (listStyle === "block" || value.some((item) => isMap(item)));
  }
  return isMap(value) && Object.keys(value).length > 0;
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function isMap(value: NewValue): value is NewMap {
  return typeof value === "object" && !isList(value);
}
