// docs/reference.md: every key of block files, in the words of the schemas and of hover.
import { Buffer } from "node:buffer";
import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";
import { fileKinds, readSchema, referredName } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

const definitions = readSchema("definitions").definitions;

const intro = `# Reference of block files

<!-- Generated from schemas/ by "npm run generate". -->

Every key of the files that publish and deploy blocks. The same words are shown in the editor.

- A key with nothing or \`null\` after it counts as not given.
- Below \`config\` any value may be a reference \`"@param:<name>"\` to a build parameter, always in quotes.
- Files are read as YAML 1.1: \`yes\`, \`no\`, \`on\` and \`off\` are booleans, \`1.0\` is a number, \`2024-01-01\` a date. Put them in
  quotes where text is meant.
- Keys at the top that begin with \`x-\` or a dot may hold anchors.
`;

/** The shared parts in reading order; each needs a place here. */
const parts = [
  ["Block and release", ["metadata", "specMetadataUpdate", "tag", "release", "artifact"]],
  ["Workflows", ["workflowConfig", "step", "standardStep", "httpStep", "exportStep", "sqlStep"]],
  ["Images and machines", ["image", "imageDetails", "resources"]],
  [
    "Order, conditions and repetition of steps",
    [
      "executionParameters",
      "conditional",
      "parentStatus",
      "runConfiguration",
      "retryOptions",
      "skipConfiguration",
    ],
  ],
  [
    "Authentication of http steps",
    ["httpAuth", "noAuth", "oauthAuth", "basicAuth", "apiKeyAuth", "bearerTokenAuth"],
  ],
  [
    "Triggers and watchers",
    ["trigger", "watcher", "watcherEvents", "webhookWatcher", "emailWatcher"],
  ],
  ["Services and web applications", ["serviceConfig", "webappConfig", "serviceResources"]],
  [
    "Parameters",
    [
      "parameterDeclarations",
      "parameterDeclaration",
      "parameterOption",
      "parameterCondition",
      "basicCondition",
      "compositeCondition",
      "parameterValues",
    ],
  ],
  ["Deployments", ["releaseReference", "relatedBlock"]],
];

export async function makeReference() {
  const words = await loadWords();
  const placed = new Set(parts.flatMap(([, names]) => names));
  const forgotten = Object.keys(definitions).filter(
    (name) => hasSection(name) && !placed.has(name),
  );
  if (forgotten.length > 0) {
    throw new Error(`scripts/generate/reference.mjs gives no place to: ${forgotten.join(", ")}.`);
  }
  const files = fileKinds.map((kind) => fileSection(kind, words));
  const chapters = parts.map(([title, names]) =>
    [`## ${title}\n`, ...names.map((name) => partSection(name, words))].join("\n"),
  );
  return [intro, "## Files\n", ...files, ...chapters].join("\n");
}

/** The functions that hover is made with. */
async function loadWords() {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("../../server/src/schema/describe.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

/** @param {string} name */
function hasSection(name) {
  const { properties, if: condition } = definitions[name];
  return properties !== undefined || condition !== undefined;
}

function fileSection(kind, words) {
  const schema = readSchema(kind);
  const content = schema.items
    ? `A list of entries, each ${link(referredName(schema.items))}.\n`
    : tableOrNone(schema, words);
  return [`### ${kind}\n`, `${schema.description}\n`, content].join("\n");
}

function partSection(name, words) {
  const schema = definitions[name];
  const variants = (schema.allOf ?? [schema]).flatMap((part) =>
    [part.then ?? [], part.else ?? []].flat(),
  );
  const links = variants.map((variant) => link(referredName(variant)));
  const lines = [`### ${heading(name)}\n`, `${schema.description}\n`];
  if (links.length > 0) lines.push(`One of: ${links.join(", ")}.\n`);
  if (schema.properties) lines.push(table(schema, words));
  return lines.join("\n");
}

/** `httpStep` → `Http step`. */
function heading(name) {
  const text = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function link(name) {
  const title = heading(name);
  return `[${title.toLowerCase()}](#${title.toLowerCase().replaceAll(" ", "-")})`;
}

/** Files of free names have no keys to tell about. */
function tableOrNone(schema, words) {
  const isEmpty = rows(schema, "", words).length === 0;
  return isEmpty ? `Any names: ${schema.additionalProperties.description}\n` : table(schema, words);
}

function table(schema, words) {
  const lines = rows(schema, "", words).map((cells) => `| ${cells.join(" | ")} |`);
  return ["| key | type | meaning |", "|---|---|---|", ...lines, ""].join("\n");
}

/** One row per key; the keys of mappings that have no section of their own follow with their path. */
function rows(schema, prefix, words) {
  return Object.entries(schema.properties ?? {}).flatMap(([key, written]) => {
    const property = resolve(written);
    if (property.const !== undefined || property.deprecationMessage) return [];
    const path = `${prefix}${key}`;
    const required = schema.required?.includes(key) === true;
    const type = variantsOf(schema, key) ?? typeCell(written, words);
    const row = [`\`${path}\``, type, meaningCell(property, required, words)];
    const isInline = property.properties && !hasSectionOf(written);
    return [row, ...(isInline ? rows(property, `${path}.`, words) : [])];
  });
}

/** Links to what a key's value can be, where a condition decides about it. */
function variantsOf(schema, key) {
  const parts = [...(schema.allOf ?? []).flatMap(({ then }) => then?.properties?.[key] ?? [])];
  const { then, else: other } = schema.properties[key];
  const names = [...parts, then ?? [], other ?? []].flat().map(referredName);
  return names.length === 0 ? undefined : names.map(link).join(" or ");
}

function resolve(schema) {
  const name = referredName(schema);
  if (name === undefined) return schema;
  return { ...resolve(definitions[name]), ...schema, $ref: undefined };
}

function hasSectionOf(schema) {
  const name = referredName(schema);
  return name !== undefined && hasSection(name);
}

function typeCell(written, words) {
  if (hasSectionOf(written)) return link(referredName(written));
  const schema = resolve(written);
  if (schema.items) return `list of ${typeCell(schema.items, words)}`;
  if (typeof schema.additionalProperties === "object") {
    return `mapping from names to ${typeCell(schema.additionalProperties, words)}`;
  }
  return words.typeText([schema]) || "text";
}

function meaningCell(schema, required, words) {
  const values = (schema.enum ?? schema["x-advice"]?.enum ?? []).map(
    (value, index) => `${words.code(value)}: ${schema.enumDescriptions[index]}`,
  );
  const facts = words.factsAbout([schema], { required }).filter((fact) => fact !== "Required.");
  const source = schema["x-source"] === undefined ? [] : [`Source: ${schema["x-source"]}.`];
  const beginning = required ? "**Required.** " : "";
  const lines = [`${beginning}${schema.description}`, ...values, ...facts, ...source];
  return lines.join("<br>").replaceAll("|", "\\|");
}
