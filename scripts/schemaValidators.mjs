// Compiles the JSON Schemas of schemas/ to plain functions when a bundle or a test run is made, so that no code is
// generated while the language server runs. The module "press-blocks:validators" has one export, `validators()`, which
// makes the functions when it is first called: whoever never checks a block file pays nothing.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { fileKinds } from "./generate/schemas.mjs";

const id = "press-blocks:validators";
const folder = fileURLToPath(new URL("../schemas/", import.meta.url));

/**
 * Function name → schema.
 * @type {Readonly<Record<string, string>>}
 */
const exported = Object.fromEntries(
  fileKinds.map((kind) => [
    kind.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase()),
    `${kind}.schema.json`,
  ]),
);

const annotations = new Set([
  "title",
  "description",
  "$comment",
  "examples",
  "enumDescriptions",
  "default",
]);

/**
 * JSON.parse's reviver: leaves out what only people read. A property that is *named* `title` holds a schema and stays.
 * @param {string} key
 * @param {unknown} value
 */
function withoutAnnotations(key, value) {
  const isSchema = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isSchema) return value;
  if (key.startsWith("x-") || annotations.has(key)) return undefined;
  return value;
}

/** Errors beyond this many are not collected. */
const errorLimit = 10_000;

/** The module's text, an ES module without imports. */
export function validatorSource() {
  const ajv = new Ajv({
    allErrors: true,
    ownProperties: true,
    strict: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false },
  });
  // Violations of `x-advice` are reported like any other; their schemaPath tells them apart.
  ajv.addKeyword({ keyword: "x-advice", macro: (/** @type {object} */ schema) => schema });
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".schema.json"))) {
    const text = readFileSync(path.join(folder, file), "utf8");
    ajv.addSchema(JSON.parse(text, withoutAnnotations), file);
  }
  const source = standalone.default(ajv, exported);
  const body = source
    .replaceAll(/^"use strict";|export const \w+ = \w+;/gm, "")
    // Copying all errors at each reference takes quadratic time in a long file that is full of mistakes.
    .replaceAll(/vErrors\.concat\((\w+\.errors)\)/g, "append(vErrors, $1)");
  if (/\brequire\(|^(import|export) /m.test(body)) {
    throw new Error(
      "The compiled schemas need a module; use only keywords without run-time parts.",
    );
  }
  if (body.includes("vErrors.concat") || !body.includes("append(vErrors")) {
    throw new Error("Ajv joins errors in another way now; adapt scripts/schemaValidators.mjs.");
  }
  const results = [...source.matchAll(/export const (\w+) = (\w+);/g)];
  if (results.length !== Object.keys(exported).length) {
    throw new Error("The compiled schemas do not export what scripts/schemaValidators.mjs names.");
  }
  const object = results.map(([, name, value]) => `${name}: ${value}`).join(", ");
  return `let made;
export function validators() { return (made ??= make()); }
function append(errors, more) {
  if (errors.length < ${errorLimit}) for (const error of more) errors.push(error);
  return errors;
}
function make() {
${body}
return { ${object} };
}
`;
}

export const schemaValidators = {
  esbuild: () => ({
    name: "schema-validators",
    /** @param {import("esbuild").PluginBuild} build */
    setup(build) {
      build.onResolve({ filter: /^press-blocks:validators$/ }, () => ({ path: id, namespace: id }));
      build.onLoad({ filter: /.*/, namespace: id }, () => ({
        contents: validatorSource(),
        resolveDir: folder,
        watchDirs: [folder],
      }));
    },
  }),
  vite: () => ({
    name: "schema-validators",
    /** @param {string} source */
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    /** @param {string} source */
    load: (source) => (source === `\0${id}` ? validatorSource() : undefined),
  }),
};
