import type { NewValue } from "../../document/edit/newValue.js";
import { propertiesOf, typesOf, valuesOf } from "../../schema/lookup.js";
import { resolveSchema, type Schema } from "../../schema/schema.js";

/** Values that are nested deeper are left to the next fix. */
const deepest = 4;

/**
 * A value with which a key satisfies its schemas: the one that is usual or the only one, an example, or a word that shows
 * what is to be written; of a mapping the required keys.
 */
export function placeholder(name: string, schemas: readonly Schema[], depth = 0): NewValue {
  const [first] = valuesOf(schemas);
  const usual = valuesOf(schemas).find(({ isDefault }) => isDefault) ?? first;
  if (usual !== undefined) return usual.value;
  const type = schemas.flatMap(typesOf)[0];
  if (type === "object") return requiredPairs(schemas, depth);
  const example = schemas.flatMap((schema) => schema.examples ?? [])[0];
  if (isNewValue(example)) return example;
  if (type === "array") return requiredItems(name, schemas, depth);
  if (type === "integer" || type === "number") return lowest(schemas);
  return `<${name}>`;
}

function requiredPairs(schemas: readonly Schema[], depth: number): NewValue {
  if (depth >= deepest) return {};
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  const pairs = propertiesOf(schemas)
    .filter(({ name }) => required.has(name))
    .map(({ name, schemas: own }): [string, NewValue] => [name, placeholder(name, own, depth + 1)]);
  return Object.fromEntries(pairs);
}

function requiredItems(name: string, schemas: readonly Schema[], depth: number): NewValue {
  const isFilled = schemas.some(({ minItems = 0 }) => minItems > 0);
  const items = schemas.flatMap((schema) => schema.items ?? []).map(resolveSchema);
  return isFilled && depth < deepest ? [placeholder(name, items, depth + 1)] : [];
}

function lowest(schemas: readonly Schema[]): number {
  const limits = schemas.flatMap(({ minimum, exclusiveMinimum }) => [
    ...(minimum === undefined ? [] : [minimum]),
    ...(exclusiveMinimum === undefined ? [] : [exclusiveMinimum + 1]),
  ]);
  return Math.max(1, ...limits);
}

function isNewValue(value: unknown): value is NewValue {
  if (Array.isArray(value)) return value.every(isNewValue);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isNewValue);
  return ["string", "number", "boolean"].includes(typeof value);
}
