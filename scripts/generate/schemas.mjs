// The schemas of schemas/ as data.
import { readFileSync } from "node:fs";

/** @typedef {Record<string, any>} Schema */

/** Every kind of file, in the order of the reference; each has its schema. */
export const fileKinds = [
  "create-spec",
  "create-release",
  "update-spec-metadata",
  "create-deployment",
  "create-revision",
  "update-deployment-metadata",
  "patch-parameters",
  "params-fallback",
  "related-blocks",
  "template-params",
];

/**
 * @param {string} name such as `create-spec`
 * @returns {Schema}
 */
export function readSchema(name) {
  const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * The name of the definition that a schema refers to.
 * @param {Schema} schema
 * @returns {string | undefined}
 */
export function referredName(schema) {
  return schema.$ref?.replace("definitions.schema.json#/definitions/", "");
}
