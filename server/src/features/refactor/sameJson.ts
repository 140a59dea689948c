import type { JsonValue, toJson } from "../../document/toJson.js";

type Reading = ReturnType<typeof toJson>;

/** Whether two files are received as the same; what cannot be sent is not compared. */
export function isSameJson(before: Reading, after: Reading): boolean {
  if (!("value" in before)) return true;
  return "value" in after && isSame(before.value, after.value);
}

/** Whatever the order of the keys. */
function isSame(a: JsonValue, b: JsonValue): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  if (Array.isArray(a) !== Array.isArray(b) || left.size !== right.size) return false;
  return [...left].every(([key, value]) => {
    const other = right.get(key);
    return other !== undefined && isSame(value, other);
  });
}
