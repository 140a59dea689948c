import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { inProject } from "./root.mjs";

/** Licences under which a package may be shipped with ours (SPDX). */
const allowed = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "0BSD",
]);

/**
 * The notices for all packages of which some code is in the bundles.
 * @param {{ inputs: Record<string, unknown> }} metafile what esbuild bundled
 * @returns {string}
 * @throws {Failure} when a package has another licence, or none
 */
export function thirdPartyNotices(metafile) {
  const folders = new Set(Object.keys(metafile.inputs).flatMap(packageFolder));
  const notices = new Map([...folders].map((folder) => describe(folder)));
  const texts = [...notices.keys()].sort().map((name) => notices.get(name));
  return [
    "Press Blocks contains code of the following packages, under these licences.\n",
    ...texts,
  ].join(`\n${"-".repeat(80)}\n\n`);
}

/** The innermost package that a bundled file belongs to. @param {string} input */
function packageFolder(input) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input);
  return match === null ? [] : [match[0]];
}

/** @param {string} folder @returns {[name: string, notice: string]} */
function describe(folder) {
  const manifest = JSON.parse(readFileSync(inProject(folder, "package.json"), "utf8"));
  const name = `${manifest.name} ${manifest.version}`;
  if (!allowed.has(manifest.license)) {
    throw new Failure(
      `${name} has the licence ${manifest.license ?? "(none)"}, which is not one of ${[...allowed].join(", ")}: it must not be bundled.`,
    );
  }
  const file = readdirSync(inProject(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(path.join(inProject(folder), file), "utf8");
  return [name, `${name} (${manifest.license})\n\n${text.replaceAll("\r\n", "\n").trim()}\n`];
}
