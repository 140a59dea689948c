// A real VS Code from the npm registry: the package code-server holds VS Code's server and its browser workbench. It
// lives in a folder of its own with its own lock file, is installed when it is first needed, and is kept.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { onlyOne } from "./onlyOne.mjs";
import { npm, run } from "./processes.mjs";
import { lastLines, retry, step } from "./project.mjs";
import { inProject } from "./root.mjs";

const folder = inProject("test/e2e/vscode-latest");
const modules = path.join(folder, "node_modules");
const code = path.join(modules, "code-server/lib/vscode");
/** Written last: an installation without it is incomplete. It tells which lock file was installed. */
const mark = path.join(modules, ".installed");
/** The Node major that this VS Code runs on. */
const major = "24";

export const entry = path.join(modules, "code-server/out/node/entry.js");

/** The Node that runs VS Code: it comes as a package, where there is one for this system. */
export function nodeForVSCode() {
  const packaged = path.join(modules, `node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(packaged) ? packaged : process.execPath;
}

/** Installs VS Code, unless it is there. */
export async function installVSCode() {
  await onlyOne("vscode", async () => {
    const lock = digest(path.join(folder, "package-lock.json"));
    if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
    refuseWhereItCannotRun();
    await step("Installing VS Code from npm, once (800 MB)", async () => {
      await must(() => npmIn(folder, ["ci"]));
      // Not `ci`: what VS Code's lock file lists and what its manifest asks for differ by a peer.
      await must(() => npmIn(code, ["install", "--omit=dev", "--ignore-scripts"]));
      // Its log files, and a watchdog. It works without them and then shows no output of extensions' logs; they need a
      // compiler, which not every machine has.
      await npmIn(code, ["rebuild", "@vscode/spdlog", "@vscode/native-watchdog"]);
      writeFileSync(mark, lock);
    });
  });
}

function refuseWhereItCannotRun() {
  const packaged = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);
  const runs = process.platform !== "win32" && process.versions.node.split(".")[0] === major;
  if (packaged || runs) return;
  throw new Failure(
    `VS Code in the browser runs on Linux, or on macOS with Node ${major}: install the desktop VS Code from https://code.visualstudio.com instead.`,
  );
}

/** @param {string} cwd @param {string[]} args */
function npmIn(cwd, args) {
  const node = nodeForVSCode();
  const headers = path.dirname(path.dirname(node)); // of the same Node, so that none need to be downloaded
  return run(npm, [...args, "--no-audit", "--no-fund"], {
    cwd,
    seconds: 240,
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      ...(existsSync(path.join(headers, "include/node/node_api.h")) && {
        npm_config_nodedir: headers,
      }),
    },
  });
}

/** @param {() => ReturnType<typeof run>} attempt */
async function must(attempt) {
  const result = await retry(attempt);
  if (result.code === 0) return;
  throw new Failure(
    "VS Code could not be installed from npm: check the network and the free disk space (1 GB), then try again.",
    lastLines(result.output),
  );
}

/** @param {string} file */
const digest = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
