// Bundles the programs of the package into dist/: `node esbuild.mjs [--only=<program>,…] [--watch] [--minify]`.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import esbuild from "esbuild";
import { schemaValidators } from "./scripts/schemaValidators.mjs";

const watch = process.argv.includes("--watch");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");

const programs = {
  extension: "client/src/extension.ts",
  server: "server/src/server.ts",
  platform: "platform/src/main.ts",
  cli: "server/src/cli/main.ts",
};

/** @type {import("esbuild").BuildOptions} */
const options = {
  entryPoints: Object.fromEntries(
    Object.entries(programs).filter(([name]) => only?.includes(name) ?? true),
  ),
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  minify: process.argv.includes("--minify"),
  sourcemap: "linked",
  sourcesContent: false,
  metafile: true,
  logLevel: "warning",
  // Both halves of a dual package must not end up in one bundle.
  mainFields: ["module", "main"],
  // The same code as ES modules: only what is used gets into the bundle, and the environment is not asked for a
  // debugging switch at every lexeme, which takes a tenth of the time of reading a file.
  alias: {
    yaml: "./node_modules/yaml/browser/dist/index.js",
    // Its form as an ES module asks for its own address, which a CommonJS bundle does not have.
    tinyglobby: "./node_modules/tinyglobby/dist/index.cjs",
  },
  plugins: [schemaValidators.esbuild()],
};

mkdirSync("dist", { recursive: true });
copyFileSync(
  "node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm",
  "dist/node-sqlite3-wasm.wasm",
);

if (watch) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  const { metafile } = await esbuild.build(options);
  // Tells the packaging script which packages are in the bundles.
  if (only === undefined) writeFileSync("dist/metafile.json", JSON.stringify(metafile));
}
