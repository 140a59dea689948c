// What must be there before anything can be started: packages, bundles, the packaged extension. Each is made when it is
// missing, incomplete or older than what it is made from.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { onlyOne } from "./onlyOne.mjs";
import { npm, run } from "./processes.mjs";
import { inProject, root } from "./root.mjs";

/** What the bundles are made from. */
const bundled = [
  "client",
  "server",
  "platform",
  "schemas",
  "package-lock.json",
  "esbuild.mjs",
  "scripts/schemaValidators.mjs",
];
/** What the package contains besides the bundles, and what decides about it. */
const packaged = [
  ...bundled,
  "syntaxes",
  "media",
  "package.json",
  ".vscodeignore",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "scripts/package.mjs",
  "scripts/launch/thirdPartyNotices.mjs",
];
const bundles = ["extension", "server", "platform"].map((name) => `dist/${name}.cjs`);

/** Installs the packages of package-lock.json, unless they are there. */
export async function installPackages() {
  await onlyOne("packages", async () => {
    if (packagesAreInstalled()) return;
    await step("Installing packages (npm ci)", async () => {
      const result = await retry(() =>
        run(npm, ["ci", "--no-audit", "--no-fund"], { seconds: 300 }),
      );
      if (result.missing)
        throw new Failure(
          "npm was not found: install Node from https://nodejs.org, which brings it.",
        );
      if (result.code !== 0) {
        throw new Failure(
          "The packages could not be installed: check the network, then run npm ci to see what is in the way.",
          lastLines(result.output),
        );
      }
    });
  });
}

/** Bundles the programs into dist/, unless they are newer than their sources. */
export async function build() {
  await onlyOne("build", async () => {
    if (isNewer(bundles, bundled)) return;
    await step("Building", async () => {
      const result = await run(process.execPath, [inProject("esbuild.mjs")], { seconds: 120 });
      if (result.code !== 0)
        throw new Failure(
          "The build failed; what esbuild says is above.",
          lastLines(result.output),
        );
    });
  });
}

/** Packs the extension, unless the package is newer than what is in it. Returns its file. */
export async function packExtension() {
  const { name, version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const file = `dist/${name}-${version}.vsix`;
  await onlyOne("build", async () => {
    if (isNewer([file], packaged)) return;
    await step("Packing the extension", async () => {
      const result = await run(process.execPath, [inProject("scripts/package.mjs")], {
        seconds: 180,
      });
      if (result.code !== 0)
        throw new Failure(
          "The extension could not be packed; the reason is above.",
          lastLines(result.output),
        );
    });
  });
  return inProject(file);
}

/**
 * Does what takes a while, and says so.
 * @param {string} title
 * @param {() => Promise<void>} work
 */
export async function step(title, work) {
  const began = Date.now();
  console.log(`${title} …`);
  await work();
  console.log(`${title}: done in ${Math.round((Date.now() - began) / 1_000)} s`);
}

/**
 * What goes over the network gets a second try.
 * @template {{ code: number | null, missing: boolean }} Result
 * @param {() => Promise<Result>} attempt
 */
export async function retry(attempt) {
  const result = await attempt();
  return result.code === 0 || result.missing ? result : attempt();
}

/** @param {string} output */
export const lastLines = (output) => output.trimEnd().split("\n").slice(-25).join("\n");

/**
 * npm writes the list of what it has installed last, so an interrupted run leaves none; packages for other systems are
 * optional and never in it.
 */
function packagesAreInstalled() {
  const list = inProject("node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  const wanted = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(list, "utf8")).packages;
  return Object.entries(wanted).every(
    ([folder, entry]) =>
      folder === "" || entry.optional || installed[folder]?.version === entry.version,
  );
}

/**
 * Whether all of these files exist, none older than any of the sources.
 * @param {string[]} files
 * @param {string[]} sources files and folders of the project
 */
function isNewer(files, sources) {
  if (!files.every((file) => existsSync(inProject(file)))) return false;
  const oldest = Math.min(...files.map((file) => statSync(inProject(file)).mtimeMs));
  return sources.every((source) => newest(path.join(root, source)) <= oldest);
}

/** When a file, or the newest file in a folder, was changed. @param {string} file @returns {number} */
function newest(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that were removed.
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
