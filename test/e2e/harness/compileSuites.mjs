import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { inProject } from "../../../scripts/launch/root.mjs";

const source = inProject("test/e2e/exthost");
const outdir = inProject("out/test/e2e/exthost");

/**
 * Compiles the suites of the extension host, each to one CommonJS file; packages (mocha) stay in node_modules.
 * @returns {Promise<string>} the file that VS Code is to load
 */
export async function compileSuites() {
  rmSync(outdir, { recursive: true, force: true }); // a suite that was renamed must not run under its old name
  await esbuild.build({
    entryPoints: readdirSync(source)
      .filter((name) => name === "index.ts" || name.endsWith(".test.ts"))
      .map((name) => path.join(source, name)),
    outdir,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    sourcemap: "inline",
    logLevel: "warning",
  });
  return path.join(outdir, "index.cjs");
}
