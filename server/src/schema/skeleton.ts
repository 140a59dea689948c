import { propertiesOf, type PropertyInfo } from "./lookup.js";
import type { Schema } from "./schema.js";

/**
 * The keys with which a mapping is best begun, in their usual order: those that are required or advised, those that the
 * schema says to fill in, and one of those of which there must be exactly one.
 *
 * @param chosen the key to take where there must be exactly one of several; without it the first
 */
export function skeletonOf(schemas: readonly Schema[], chosen?: string): readonly PropertyInfo[] {
  const advised = new Set(
    schemas.flatMap((schema) => [
      ...(schema["x-fill"] ?? []),
      ...(schema["x-advice"]?.required ?? []),
    ]),
  );
  const properties = propertiesOf(schemas);
  const filled = properties.filter(({ name, required }) => required || advised.has(name));
  const names = new Set(filled.map(({ name }) => name));
  for (const keys of alternativesOf(schemas)) {
    const taken = chosen !== undefined && keys.includes(chosen) ? chosen : undefined;
    if (taken !== undefined) for (const key of keys) names.delete(key);
    const one = taken ?? (keys.some((key) => names.has(key)) ? undefined : keys[0]);
    if (one !== undefined) names.add(one);
  }
  return properties.filter(({ name }) => names.has(name));
}

/** Groups of keys of which there must be exactly one. */
export function alternativesOf(schemas: readonly Schema[]): readonly (readonly string[])[] {
  return schemas.flatMap((schema) => {
    const keys = schema["x-exactly-one"]?.keys;
    return keys === undefined ? [] : [keys];
  });
}

/** What a mapping may be as long as nothing in it decides, such as the types of a step; empty when only one thing. */
export function openVariants(schemas: readonly Schema[]): readonly Schema[] {
  const variants = schemas.filter((schema) => schema["x-variant"] !== undefined);
  return variants.length > 1 ? variants : [];
}

/** What a mapping of this kind is called, without article: `http step`, `trigger`; undefined when it has no name. */
export function nameOfPart(schemas: readonly Schema[]): string | undefined {
  const variant = schemas.find((schema) => schema["x-variant"] !== undefined)?.["x-variant"];
  const noun = schemas.find((schema) => schema["x-noun"] !== undefined)?.["x-noun"];
  const words = variant ?? (noun?.startsWith("a mapping") === false ? noun : undefined);
  return words?.replace(/^(?:an?|the) /, "").replace(/(?:,| such as| which| with).*$/s, "");
}
