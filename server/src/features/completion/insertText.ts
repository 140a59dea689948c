import {
  conditionals,
  discriminatorOf,
  referenceOf,
  schemasBelow,
  typesOf,
  valuesOf,
  type PropertyInfo,
} from "../../schema/lookup.js";
import type { Schema } from "../../schema/schema.js";
import { alternativesOf, openVariants, skeletonOf } from "../../schema/skeleton.js";
import type { Layout } from "./layout.js";
import { quoted } from "./quoted.js";
import type { Snippet, SnippetPlace } from "./snippet.js";

/** The type that is asked for at a place; undefined when any will do. */
export function typeOf(schemas: readonly Schema[]): string | undefined {
  return schemas.map((schema) => typesOf(schema)[0]).find((type) => type !== undefined);
}

/** What follows a key and its colon: a place for the value, laid out as its type asks, with the keys it is begun with. */
export function valueSnippet(schemas: readonly Schema[], layout: Layout): Snippet {
  const type = typeOf(schemas);
  if (type === "object") return mappingSnippet(schemas, layout);
  if (type === "array") return listSnippet(schemasBelow(schemas, 0), layout);
  return [" ", ...scalarSnippet(schemas)];
}

/** Keys with their values, the first at the column of the layout. */
export function keysSnippet(keys: readonly PropertyInfo[], layout: Layout): Snippet {
  const { style, lineBreak, column } = layout;
  const between = style === "flow" ? ", " : lineBreak + " ".repeat(column);
  return keys.flatMap(({ name, schemas }, index) => [
    `${index === 0 ? "" : between}${name}:`,
    ...valueSnippet(schemas, layout),
  ]);
}

function mappingSnippet(schemas: readonly Schema[], layout: Layout): Snippet {
  const keys = isOpen(schemas) ? [] : skeletonOf(schemas);
  const place = { hasProposals: hasKeys(schemas) };
  if (layout.style === "flow") {
    return [" { ", ...(keys.length > 0 ? keysSnippet(keys, layout) : [place]), " }"];
  }
  const below = { ...layout, column: layout.column + layout.unit };
  const start = layout.lineBreak + " ".repeat(below.column);
  return [start, ...(keys.length > 0 ? keysSnippet(keys, below) : [place])];
}

function listSnippet(item: readonly Schema[], layout: Layout): Snippet {
  const keys = firstItemKeys(item);
  const isMapping = typeOf(item) === "object";
  if (layout.style === "flow") {
    if (!isMapping) return [" [", ...scalarSnippet(item), "]"];
    return [" [{ ", ...(keys.length > 0 ? keysSnippet(keys, layout) : [{}]), " }]"];
  }
  const dash = layout.column + layout.listIndent;
  const start = `${layout.lineBreak}${" ".repeat(dash)}- `;
  if (!isMapping) return [start, ...scalarSnippet(item)];
  const content = keysSnippet(keys, { ...layout, column: dash + 2 });
  return [start, ...(keys.length > 0 ? content : [{ hasProposals: true }])];
}

/** The keys of the first item of a list; none where there are several kinds of items to choose from. */
function firstItemKeys(item: readonly Schema[]): readonly PropertyInfo[] {
  const hasChoice = isOpen(item) || alternativesOf(item).length > 0;
  return typeOf(item) === "object" && !hasChoice ? skeletonOf(item) : [];
}

/** Whether a key that is still to be written decides which other keys there are. */
function isOpen(schemas: readonly Schema[]): boolean {
  return (
    openVariants(schemas).length > 0 ||
    schemas.flatMap(conditionals).some((part) => discriminatorOf(part) !== undefined)
  );
}

/** A place for a scalar: the only value, a choice, or something to be typed. */
function scalarSnippet(schemas: readonly Schema[]): Snippet {
  const written = (value: string | number | boolean) =>
    typeof value === "string" ? quoted(value, "") : String(value);
  const fixed = new Set(schemas.flatMap((schema) => schema.const ?? []));
  const [only] = fixed;
  if (only !== undefined && fixed.size === 1) return [written(only)];
  const values = valuesOf(schemas);
  const [first] = values;
  if (first !== undefined && values.length === 1) return [written(first.value)];
  if (values.length > 0) return [{ choices: values.map(({ value }) => written(value)) }];
  const initial = schemas.find((schema) => schema["x-initial"] !== undefined)?.["x-initial"];
  const hasProposals = canPropose(schemas);
  const place: SnippetPlace = { hasProposals, ...(initial !== undefined && { initial }) };
  return [place];
}

/** Whether there is more to propose than the schema's own values: names, paths, usual values. */
function canPropose(schemas: readonly Schema[]): boolean {
  return (
    referenceOf(schemas) !== undefined ||
    schemas.some((schema) => schema["x-suggestions"] !== undefined)
  );
}

/** Whether keys are known for a mapping, its own or those of parts that it holds by name. */
function hasKeys(schemas: readonly Schema[]): boolean {
  const isNamed = typeOf(schemasBelow(schemas, "name")) === "object";
  return isNamed || schemas.some(({ properties }) => Object.keys(properties ?? {}).length > 0);
}
