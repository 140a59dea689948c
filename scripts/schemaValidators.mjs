// Compiles the JSON Schemas of schemas/ to plain functions when a bundle or a test run is made, so that nothing is
// compiled (and no code is generated) while the language server runs. Import it as "press-blocks:validators"; the
// module exports one validate function per entry of `validators` below.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";

const id = "press-blocks:validators";
const folder = fileURLToPath(new URL("../schemas/", import.meta.url));

/** Export name → schema reference (file, and definition within it). */
export const validators = {
  createSpec: "create-spec.schema.json",
  createDeployment: "create-deployment.schema.json",
};

/** The module's text: CommonJS turned into ES exports by the caller's bundler. */
export function validatorSource() {
  const ajv = new Ajv({
    allErrors: true,
    ownProperties: true,
    strict: false,
    verbose: false,
    code: { source: true, esm: true, lines: false },
  });
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".schema.json"))) {
    ajv.addSchema(JSON.parse(readFileSync(path.join(folder, file), "utf8")), file);
  }
  return standalone.default(ajv, validators);
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
