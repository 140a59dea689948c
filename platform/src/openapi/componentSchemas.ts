import createDeployment from "../../../schemas/create-deployment.schema.json" with { type: "json" };
import createRelease from "../../../schemas/create-release.schema.json" with { type: "json" };
import createSpec from "../../../schemas/create-spec.schema.json" with { type: "json" };
import definitions from "../../../schemas/definitions.schema.json" with { type: "json" };
import pressApi from "../../../schemas/pressApi/press-api.schema.json" with { type: "json" };
import { isRecord } from "../record.js";

/** Where the parts of each schema file are in the document, by the beginning of a reference to them. */
const components = "#/components/schemas/";
const places = new Map([
  ["#/definitions/", components],
  ["definitions.schema.json#/definitions/", `${components}language.`],
  ["create-spec.schema.json#/properties/body", `${components}language.createSpecBody`],
  ["create-release.schema.json#/properties/body", `${components}language.createReleaseBody`],
  ["create-deployment.schema.json#/properties/body", `${components}language.createDeploymentBody`],
]);

/** The schemas of requests, answers and the language, as components of an OpenAPI document. */
export function componentSchemas(): Readonly<Record<string, unknown>> {
  const parts: Readonly<Record<string, unknown>> = {
    ...pressApi.definitions,
    ...Object.fromEntries(
      Object.entries(definitions.definitions).map(([name, schema]) => [`language.${name}`, schema]),
    ),
    "language.createSpecBody": createSpec.properties.body,
    "language.createReleaseBody": createRelease.properties.body,
    "language.createDeploymentBody": createDeployment.properties.body,
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, schema]) => [name, relocated(schema)]),
  );
}

/** The same schema with its references leading into the document, and without what is for editors only. */
function relocated(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(relocated);
  if (!isRecord(schema)) return schema;
  const entries = Object.entries(schema).filter(([key]) => !key.startsWith("x-"));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? relocatedReference(value) : relocated(value),
    ]),
  );
}

function relocatedReference(reference: string): string {
  for (const [beginning, place] of places) {
    if (reference.startsWith(beginning)) return place + reference.slice(beginning.length);
  }
  throw new Error(`The schema ${reference} has no place in the document.`);
}
