// docs/api.md: the operations of the Press API, from the rows and schemas of schemas/pressApi.
import { Buffer } from "node:buffer";
import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";
import { readSchema } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */
/** @typedef {import("../../schemas/pressApi/endpoint.js").Endpoint} Endpoint */

const intro = `# The Press API

<!-- Generated from schemas/pressApi by "npm run generate". -->

Every operation that the extension's client (\`client/src/api\`) sends and the local platform serves. Both are driven by the same rows.

- The key stands in \`Authorization\` as it is. What changes something also carries an \`Idempotency-Key\`, one per decision of the user.
- JSON is sent as \`application/json\`; specs and releases are forms (\`multipart/form-data\`), with the archive in the part \`artifact\`.
- Lists take \`pageNumber\` (from 1) and \`pageSize\` (25), and answer with \`pageCount\` and a total. Several values are repeated keys:
  \`status=failed&status=warning\`; a sort entry is \`<field>:asc\` or \`<field>:desc\`.
- Any call may also be answered with 429, after which \`Retry-After\` says when to come back.
- \`getRelatedBlockDetails\` asks \`describeDeployment\`, and for the app that the deployment is part of \`describeAppDeployment\`. It and
  \`getParameters\` take the deployment of the variable \`PRESS_DEPLOYMENT_ID\` before the one they are given. Without either they read a
  YAML file: it must be named, and hold a list of mappings or a mapping (else \`TypeError\`), exist (else \`FileNotFoundError\`), and for
  related blocks not be empty (else \`ValueError\`).

The errors are those that the platform documents per operation:

| status | kind of the client's error | meaning |
|---|---|---|
| 400 | \`badRequest\` | a parameter or the body is wrong |
| 401 | \`unauthorized\` | the key is missing or not valid |
| 403 | \`forbidden\` | the key has no permission for it |
| 404 | \`notFound\` | what is asked for does not exist |
| 409 | \`conflict\` | it does not fit the present state |
| 413 | \`payloadTooLarge\` | the archive is larger than the platform takes |
| 422 | \`unprocessableEntity\` | the content is wrong; \`errors\` names the fields by JSON pointers |
| 429 | \`rateLimited\` | too many calls |
| 500 | \`internalServerError\` | the platform failed |

The client adds \`network\`, \`timeout\`, \`redirect\`, \`notThePlatform\`, \`cancelled\`, \`invalidKey\` and \`invalidAddress\`, for which there is no
status. It reads again at most twice after 408, 429, 500, 502, 503, 504 and lost connections; what changes something is sent again only
after a 429, once.
`;

export async function makeApiReference() {
  const endpoints = Object.values(await loadEndpoints());
  const { definitions } = readSchema("pressApi/press-api");
  const sections = [...new Set(endpoints.map(({ section }) => section))].map((section) =>
    operationTable(
      section,
      endpoints.filter((endpoint) => endpoint.section === section),
    ),
  );
  const shapes = Object.entries(definitions).flatMap(([name, schema]) => shape(name, schema));
  const queries = endpoints.filter(({ query }) => query.length > 0).map(queryRows);
  return [
    intro,
    "## Operations\n",
    ...sections,
    "## Queries\n",
    table(["operation", "parameter", "values", "meaning"], queries.flat()),
    "## What is sent and answered\n",
    "Keys in bold are required. Answers may hold more keys than these.\n",
    ...shapes,
  ].join("\n");
}

/** @returns {Promise<Record<string, Endpoint>>} */
async function loadEndpoints() {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("../../schemas/pressApi/endpoints.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
  });
  const [{ text }] = outputFiles;
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`
  );
  return module.endpoints;
}

/**
 * @param {string} section
 * @param {readonly Endpoint[]} endpoints
 */
function operationTable(section, endpoints) {
  const rows = endpoints.map((endpoint) => [
    `\`${endpoint.operation}\``,
    `${endpoint.method} \`${endpoint.path}\`${endpoint.host === "service" ? " on the host `service`" : ""}`,
    bodyCell(endpoint.body),
    answerCell(endpoint),
    endpoint.errors.join(", "),
  ]);
  const heading = `### ${section}\n`;
  return [heading, table(["operation", "request", "body", "answer", "errors"], rows)].join("\n");
}

/** @param {Endpoint["body"]} body */
function bodyCell(body) {
  if (body.kind === "none") return "";
  if (body.kind === "json") return link(body.schema);
  const parts = body.parts.map((part) => {
    const type = part.encoding === "file" ? "file" : `${part.encoding}, ${link(part.schema)}`;
    return `${part.isRequired ? `**\`${part.name}\`**` : `\`${part.name}\``} (${type})`;
  });
  return `form: ${parts.join(", ")}`;
}

/** @param {Endpoint} endpoint */
function answerCell({ answer, successStatus }) {
  if (answer.kind === "resource") return `${successStatus} ${link(answer.schema)}`;
  const keys = answer.keys.map((key) => `\`${key}\``).join(" or ");
  return `${successStatus} list of ${link(answer.item)} under ${keys}`;
}

/** @param {Endpoint} endpoint */
function queryRows({ operation, query }) {
  return query.map((parameter, index) => [
    index === 0 ? `\`${operation}\`` : "",
    `\`${parameter.name}\``,
    queryValues(parameter),
    parameter.description,
  ]);
}

/** @param {Endpoint["query"][number]} parameter */
function queryValues(parameter) {
  const list = (/** @type {readonly string[]} */ words) =>
    words.map((word) => `\`${word}\``).join(", ");
  switch (parameter.type) {
    case "choices":
      return `any of ${list(parameter.values)}`;
    case "choice":
      return `one of ${list(parameter.values)}`;
    case "sort":
      return list(parameter.fields);
    case "boolean":
      return list(["true", "false"]);
    case "integer":
      return "whole number";
    default:
      return "text";
  }
}

/**
 * @param {string} name
 * @param {Schema} schema
 */
function shape(name, schema) {
  const lines = [`### ${name}\n`, `${schema.description}\n`];
  if (schema.properties === undefined) return lines;
  return [...lines, table(["key", "type", "meaning"], propertyRows(schema, ""))];
}

/**
 * One row per key; the keys of mappings follow with their path.
 * @param {Schema} schema
 * @param {string} prefix
 * @returns {string[][]}
 */
function propertyRows(schema, prefix) {
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    const name = `\`${prefix}${key}\``;
    const isRequired = schema.required?.includes(key) === true;
    const row = [isRequired ? `**${name}**` : name, typeCell(property), property.description ?? ""];
    const nested = property.items?.properties ? property.items : property;
    return [row, ...(nested.properties ? propertyRows(nested, `${prefix}${key}.`) : [])];
  });
}

/** @param {Schema} schema */
function typeCell(schema) {
  const words = { object: "mapping", string: "text", array: "list", boolean: "true or false" };
  if (schema.$ref?.startsWith("#")) return link(schema.$ref.replace("#/definitions/", ""));
  if (schema.$ref) return "as in [block files](reference.md)";
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.items?.$ref) return `list of ${typeCell(schema.items)}`;
  return words[schema.type] ?? schema.type ?? "any";
}

/** @param {string} name */
function link(name) {
  return `[${name}](#${name.toLowerCase()})`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
