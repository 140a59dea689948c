// npm run package: a minified build, the notices of what is bundled, and dist/press-blocks-<version>.vsix.
import "./launch/nodeVersion.mjs";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { Failure, printFailure } from "./launch/failure.mjs";
import { bin, run } from "./launch/processes.mjs";
import { inProject } from "./launch/root.mjs";
import { thirdPartyNotices } from "./launch/thirdPartyNotices.mjs";

try {
  const { name, version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const file = `dist/${name}-${version}.vsix`;
  await must("The build", process.execPath, [inProject("esbuild.mjs"), "--minify"]);
  const metafile = JSON.parse(readFileSync(inProject("dist/metafile.json"), "utf8"));
  writeFileSync(inProject("dist/THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(metafile));
  // The dependencies are in the bundles. Under another name first: an interrupted run leaves no half package.
  await must("vsce", bin("vsce"), [
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    inProject(`${file}.part`),
  ]);
  renameSync(inProject(`${file}.part`), inProject(file));
  console.log(`${file} (${Math.round(statSync(inProject(file)).size / 1024)} KB)`);
} catch (error) {
  printFailure(error);
  process.exit(1);
}

/** @param {string} what @param {string} command @param {string[]} args */
async function must(what, command, args) {
  const { code, output, missing } = await run(command, args, { seconds: 120 });
  if (code === 0) return;
  throw new Failure(
    missing ? `${what} is not installed: run npm ci.` : `${what} failed; what it said is above.`,
    output,
  );
}
