import { typesOf, valuesOf } from "../../../schema/lookup.js";
import type { Schema } from "../../../schema/schema.js";
import { typeOf } from "../insertText.js";
import { textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** The values to choose from, and the default where any may stand. */
export function schemaValues(place: Place): readonly Proposal[] {
  const { schemas } = place;
  const values = valuesOf(schemas);
  if (values.length === 0) return defaultValue(place);
  return values
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .map(({ value, isDefault }) => ({
      label: String(value),
      kind: "value",
      snippet: typeof value === "string" ? textSnippet(place, value) : [String(value)],
      about: { is: "value", schemas, value },
      isClosed: true,
      ...(isDefault && { detail: "default" }),
    }));
}

function defaultValue(place: Place): readonly Proposal[] {
  const { schemas } = place;
  const value = schemas.find((schema) => schema.default !== undefined)?.default;
  if (typeof value !== "string" && typeof value !== "number") return [];
  if (suggestionsIn(schemas).some(([suggested]) => suggested === value)) return [];
  const snippet = typeof value === "string" ? textSnippet(place, value) : [String(value)];
  const about = { is: "value", schemas, value } as const;
  return [{ label: String(value), kind: "value", snippet, detail: "default", about }];
}

/** Usual values of a set without end, such as schedules, each with its meaning. */
export function usualValues(place: Place): readonly Proposal[] {
  return suggestionsIn(place.schemas).map(([value, meaning]) => ({
    label: value,
    kind: "value",
    snippet: textSnippet(place, value),
    detail: meaning,
  }));
}

function suggestionsIn(schemas: readonly Schema[]): readonly (readonly [string, string])[] {
  return schemas.flatMap((schema) => Object.entries(schema["x-suggestions"] ?? {}));
}

/** Whether a list is asked for, so that a value in its place must be one. */
export function isList(schemas: readonly Schema[]): boolean {
  return typeOf(schemas) === "array" && schemas.some((schema) => typesOf(schema)[0] === "array");
}
