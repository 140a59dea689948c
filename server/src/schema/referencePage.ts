import definitions from "../../../schemas/definitions.schema.json" with { type: "json" };
import { rootSchema, type Schema, type SchemaName } from "./schema.js";

/** The page that scripts/generate/reference.mjs writes, with a section for each mapping of the schemas. */
const page = "https://github.com/press-blocks/press-blocks/blob/main/docs/reference.md";

/** Sections by what a mapping has in it, which copies of a schema share. */
const sections = new Map<Schema["properties"], string>();

for (const [name, schema] of Object.entries<Schema>(definitions.definitions)) {
  if (schema.properties !== undefined) sections.set(schema.properties, sectionOf(name));
}

/** `httpStep` → `http-step`. */
function sectionOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Address of the section about a key.
 *
 * @param owners The schemas of the mappings that hold the key, the outermost mapping first, each most general one first
 */
export function referencePage(kind: SchemaName, owners: readonly (readonly Schema[])[]): string {
  const root = rootSchema(kind).properties;
  for (const schemas of owners.toReversed()) {
    for (const { properties } of schemas.toReversed()) {
      if (properties === undefined) continue;
      const section = properties === root ? kind : sections.get(properties);
      if (section !== undefined) return `${page}#${section}`;
    }
  }
  return `${page}#${kind}`;
}
