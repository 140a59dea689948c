import { TemplateError } from "./templateError.js";
import { Dict, List, Tuple, Undefined, asNumber, isNumber, typeName } from "./values.js";
import type { Value } from "./values.js";

export function equals(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return order(asNumber(left), asNumber(right)) === 0;
  if (left instanceof Undefined) return right instanceof Undefined;
  if (left instanceof Dict) return right instanceof Dict && sameEntries(left, right);
  if (left instanceof List) return right instanceof List && sameItems(left.items, right.items);
  return left instanceof Tuple && right instanceof Tuple && sameItems(left.items, right.items);
}

function sameItems(left: readonly Value[], right: readonly Value[]): boolean {
  return (
    left.length === right.length && left.every((item, index) => equals(item, right[index] ?? null))
  );
}

function sameEntries(left: Dict, right: Dict): boolean {
  return (
    left.size === right.size &&
    left.entries().every(([key, value]) => {
      const other = right.get(key);
      return other !== undefined && equals(value, other);
    })
  );
}

/** Negative, zero or positive; NaN when there is no order. Texts are ordered by code points. */
export function compareValues(left: Value, right: Value): number {
  if (isNumber(left) && isNumber(right)) return order(asNumber(left), asNumber(right));
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  const bothLists = left instanceof List && right instanceof List;
  if (bothLists || (left instanceof Tuple && right instanceof Tuple)) {
    return compareItems(left.items, right.items);
  }
  for (const value of [left, right]) {
    if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  }
  throw new TemplateError(
    "value",
    `A value of type ${typeName(left)} cannot be compared with one of type ${typeName(right)}.`,
  );
}

function order(left: bigint | number, right: bigint | number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return Number.isNaN(left) || Number.isNaN(right) ? NaN : 0;
}

function compareTexts(left: string, right: string): number {
  const leftCodes = Array.from(left, (character) => character.codePointAt(0) ?? 0);
  const rightCodes = Array.from(right, (character) => character.codePointAt(0) ?? 0);
  const index = leftCodes.findIndex((code, at) => code !== rightCodes[at]);
  if (index < 0) return leftCodes.length - rightCodes.length;
  return (leftCodes[index] ?? 0) - (rightCodes[index] ?? -1);
}

function compareItems(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (!equals(item, other)) return compareValues(item, other);
  }
  return left.length - right.length;
}

/** Python's `in`. */
export function isIn(item: Value, container: Value): boolean {
  if (container instanceof Dict) return container.has(item);
  if (container instanceof List || container instanceof Tuple) {
    return container.items.some((one) => equals(one, item));
  }
  if (container instanceof Undefined) return false;
  if (typeof container === "string") {
    if (typeof item === "string") return container.includes(item);
    throw new TemplateError("value", `Only a text can be in a text, no ${typeName(item)}.`);
  }
  throw new TemplateError("value", `Nothing can be in a value of type ${typeName(container)}.`);
}
