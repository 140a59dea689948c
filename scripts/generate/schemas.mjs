// The schemas of schemas/ as data.
import { readFileSync } from "node:fs";

/** @typedef {Record<string, any>} Schema */

export const fileKinds = ["create-spec", "create-release", "create-deployment"];

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
