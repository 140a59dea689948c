// TypeScript types of the Press API's requests and answers, from schemas/pressApi/press-api.schema.json.
import { compile } from "json-schema-to-typescript";
import { readSchema } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

const banner = `/* Generated from schemas/ by "npm run generate". */`;

/** What an author writes and the language server checks; to a client it is any mapping. */
const openDefinitions = new Set(["createSpecBody", "createReleaseBody", "parameterDeclarations"]);

const typeKeywords = ["type", "enum", "required", "additionalProperties"];

export async function makePressApiTypes() {
  const { definitions, description } = readSchema("pressApi/press-api");
  const names = Object.keys(definitions);
  const everything = {
    title: "PressSchemas",
    description: "Every definition of press-api.schema.json by its name.",
    type: "object",
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [name, typedDefinition(name, schema)]),
    ),
  };
  return compile(everything, "PressSchemas", {
    additionalProperties: false,
    bannerComment: `${banner}\n/* ${description} */`,
    style: { printWidth: 100 },
  });
}

/**
 * @param {string} name
 * @param {Schema} schema
 */
function typedDefinition(name, schema) {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  if (openDefinitions.has(name)) {
    return { title, description: schema.description, type: "object", additionalProperties: true };
  }
  return { ...typed(schema), title };
}

/**
 * The schema without what TypeScript cannot say; parts of other files are put in where they are referred to.
 * @param {Schema} schema
 * @returns {Schema}
 */
function typed(schema) {
  const { $ref, ...rest } = schema;
  if ($ref?.startsWith("#")) return { $ref };
  if ($ref !== undefined) return typed({ ...lookUp($ref), ...rest });
  if (schema.type === undefined || Array.isArray(schema.type)) {
    return { description: schema.description, tsType: "unknown" };
  }
  /** @type {Schema} */
  const kept = { description: schema.description };
  for (const keyword of typeKeywords) {
    if (schema[keyword] !== undefined) kept[keyword] = schema[keyword];
  }
  if (typeof kept.additionalProperties === "object") {
    kept.additionalProperties = typed(kept.additionalProperties);
  }
  if (schema.items) kept.items = typed(schema.items);
  if (schema.properties) {
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, property]) => [key, typed(property)]),
    );
  }
  return kept;
}

/**
 * @param {string} reference such as `definitions.schema.json#/definitions/tag`
 * @returns {Schema}
 */
function lookUp(reference) {
  const [file, pointer] = reference.split(".schema.json#/");
  let schema = readSchema(file);
  for (const key of pointer.split("/")) schema = schema[key];
  return schema;
}
