import { schemasBelow } from "../../../schema/lookup.js";
import type { Schema } from "../../../schema/schema.js";
import { alternativesOf, nameOfPart, openVariants, skeletonOf } from "../../../schema/skeleton.js";
import { keysSnippet, typeOf } from "../insertText.js";
import { keysBeside, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";
import type { Snippet } from "../snippet.js";

/** Whole parts with all that they need: steps, credentials, watchers of each kind, parameters, conditions. */
export function wholeParts(place: Place): readonly Proposal[] {
  if (place.cursor.kind === "key" && place.cursor.hasColon) return [];
  if (keysBeside(place).size > 0) return [];
  return partsOf(place.schemas).map(({ name, schemas, chosen }) => ({
    label: name,
    kind: "part",
    snippet: keysSnippet(skeletonOf(schemas, chosen), place.layout),
    about: { is: "key", schemas, required: false, variants: [] },
  }));
}

/** Whole parts that have a name of their own, where only that name is missing: steps and images. */
export function namedParts(place: Place): readonly Proposal[] {
  const { cursor, layout, schemas } = place;
  if (cursor.kind === "key" && cursor.hasColon) return [];
  const below = schemasBelow(schemas, "name");
  if (typeOf(below) !== "object" || ownKeys(schemas).length > 0) return [];
  return partsOf(below, 1).map(({ name, schemas: described, chosen }) => ({
    label: name,
    kind: "part",
    snippet: [{}, ":", ...partBelow(skeletonOf(described, chosen), layout)],
    about: { is: "key", schemas: described, required: false, variants: [] },
  }));
}

/** The keys of a part below its own name. */
export function partBelow(
  keys: Parameters<typeof keysSnippet>[0],
  layout: Place["layout"],
): Snippet {
  if (layout.style === "flow") return [" { ", ...keysSnippet(keys, layout), " }"];
  const column = layout.column + layout.unit;
  const start = layout.lineBreak + " ".repeat(column);
  return [start, ...keysSnippet(keys, { ...layout, column })];
}

interface Part {
  readonly name: string;
  readonly schemas: readonly Schema[];
  /** Of keys of which there must be one. */
  readonly chosen?: string;
}

/** The parts that a mapping can be: its variants, one per way to satisfy "exactly one", or the one thing that it is. */
function partsOf(schemas: readonly Schema[], fewest = 2): readonly Part[] {
  const variants = openVariants(schemas);
  const parts =
    variants.length > 0
      ? variants.map((variant) => ({
          schemas: [...schemas.filter((schema) => schema["x-variant"] === undefined), variant],
        }))
      : [{ schemas }];
  return parts.flatMap((part) => waysOf(part.schemas)).filter(isWorthwhile);

  function isWorthwhile({ schemas: own, chosen }: Part): boolean {
    return skeletonOf(own, chosen).length >= fewest;
  }
}

function waysOf(schemas: readonly Schema[]): readonly Part[] {
  const name = nameOfPart(schemas);
  if (name === undefined) return [];
  const isFixed = schemas.some((schema) => schema["x-variant"] !== undefined);
  const ways = isFixed ? [] : alternativesOf(schemas).flat();
  if (ways.length === 0) return [{ name, schemas }];
  return ways.map((chosen) => ({ name: `${name}: ${chosen}`, schemas, chosen }));
}

function ownKeys(schemas: readonly Schema[]): readonly string[] {
  return schemas.flatMap(({ properties }) => Object.keys(properties ?? {}));
}
