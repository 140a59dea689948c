// TypeScript types of block files, from the schemas.
import { compile } from "json-schema-to-typescript";
import { fileKinds, readSchema, referredName } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

const banner = `/* Generated from schemas/ by "npm run generate". What a template decides may be of any other type. */`;

export async function makeSchemaTypes() {
  const parts = Object.entries(readSchema("definitions").definitions).map(([name, schema]) => [
    name,
    typed({ ...schema, title: pascalCase(name) }),
  ]);
  const files = fileKinds.map((kind) => [
    kind,
    typed({ ...readSchema(kind), title: `${pascalCase(kind)}File` }),
  ]);
  const everything = {
    title: "BlockFile",
    description: "A file of any kind.\n\n@public",
    anyOf: files.map(([kind]) => ({ $ref: `#/definitions/${kind}` })),
    definitions: Object.fromEntries([...parts, ...files]),
  };
  return compile(everything, "BlockFile", {
    additionalProperties: false,
    bannerComment: banner,
    unreachableDefinitions: true,
    style: { printWidth: 100 },
  });
}

/** What TypeScript can say. */
const typeKeywords = new Set([
  "title",
  "description",
  "deprecationMessage",
  "type",
  "const",
  "enum",
  "required",
  "properties",
  "additionalProperties",
  "items",
]);

/**
 * The schema without what TypeScript cannot say, and with `if`/`then` chains as unions.
 * @param {Schema} schema
 * @returns {Schema}
 */
function typed(schema) {
  const name = referredName(schema);
  if (name !== undefined) return reference(name, schema.description);
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => typeKeywords.has(key)));
  const variants = conditionals(schema).flatMap((part) =>
    [part.then ?? [], part.else ?? []].flat(),
  );
  const isUnion = variants.length > 0 && variants.every((variant) => variant.$ref);
  if (isUnion) {
    const { title, description } = schema;
    return { title, description, anyOf: variants.map(typed) };
  }
  if (rest.properties) rest.properties = mapValues(rest.properties, typed);
  for (const variant of variants) {
    for (const [key, property] of Object.entries(variant.properties ?? {})) {
      const known = rest.properties[key];
      const choices = [...(known.anyOf ?? []), typed(property)];
      rest.properties[key] = { description: known.description, anyOf: choices };
    }
  }
  if (typeof rest.additionalProperties === "object") {
    rest.additionalProperties = typed(rest.additionalProperties);
  }
  if (rest.items) rest.items = typed(rest.items);
  return rest;
}

/** @param {Schema} schema */
function conditionals(schema) {
  return [schema, ...(schema.allOf ?? [])].filter((part) => part.if);
}

/**
 * @param {string} name
 * @param {string | undefined} description
 */
function reference(name, description) {
  const target = { $ref: `#/definitions/${name}` };
  return description === undefined ? target : { description, allOf: [target] };
}

/**
 * @param {Record<string, Schema>} record
 * @param {(schema: Schema) => Schema} change
 */
function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/**
 * `httpStep` → `HttpStep`, `create-spec` → `CreateSpec`.
 * @param {string} name
 */
function pascalCase(name) {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}
