// The browser that the tests drive VS Code's window with: one that is on the machine, else the system's package.
import path from "node:path";
import { Failure } from "./failure.mjs";
import { isProgram } from "./isProgram.mjs";
import { run } from "./processes.mjs";
import { lastLines, retry, step } from "./project.mjs";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  `${process.env.ProgramFiles}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env["ProgramFiles(x86)"]}\\Microsoft\\Edge\\Application\\msedge.exe`,
];
const wayOut = "install Chromium or Google Chrome, or name one in the variable CHROMIUM";

/**
 * A Chromium that starts; it is installed with apt-get where that is possible without asking for a password.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  await install();
  const installed = await findChromium();
  if (installed === undefined)
    throw new Failure(`The Chromium that apt-get installed does not start: ${wayOut}.`);
  return installed;
}

/** A Chromium of this machine that starts, if there is one. */
export async function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const file of [...onPath, ...usualPlaces].filter(isProgram)) {
    // Ubuntu's chromium-browser is a script that asks for a snap.
    if (process.platform === "win32") return file;
    if ((await run(file, ["--version"], { seconds: 20 })).code === 0) return file;
  }
  return undefined;
}

async function install() {
  const root = process.getuid?.() === 0;
  const ask = root ? [] : ["sudo", "-n"];
  const may = process.platform === "linux" && (await run("apt-get", ["--version"])).code === 0;
  if (!may || (!root && (await run("sudo", ["-n", "true"])).code !== 0)) {
    throw new Failure(`The tests in VS Code need a Chromium, and none was found: ${wayOut}.`);
  }
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [
      ...ask,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      ...args,
    ];
    return run(command, rest, { seconds: 240 });
  };
  await step("Installing Chromium (apt-get)", async () => {
    const result = await retry(async () => {
      await apt("update");
      return apt("install", "-y", "--no-install-recommends", "chromium");
    });
    if (result.code !== 0)
      throw new Failure(`apt-get did not install Chromium: ${wayOut}.`, lastLines(result.output));
  });
}
