// npm start: a real VS Code with the extension on a copy of examples/, and a local platform with sample data.
//   --browser   VS Code in the browser, even where a desktop VS Code is installed
//   --no-open   opens no window and no browser, and prints the address
import "./launch/nodeVersion.mjs";
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import path from "node:path";
import { findDesktopVSCode, hasDisplay, openDesktopVSCode } from "./launch/desktopVSCode.mjs";
import { Failure, printFailure } from "./launch/failure.mjs";
import { startLocalPlatform } from "./launch/localPlatform.mjs";
import { endInOrder } from "./launch/processes.mjs";
import { build, installPackages, packExtension } from "./launch/project.mjs";
import { inProject } from "./launch/root.mjs";
import { makeRunFolder, removeRunFolder } from "./launch/runFolder.mjs";
import { installVSCode } from "./launch/vscodeInstallation.mjs";
import { startVSCodeServer } from "./launch/vscodeServer.mjs";

/** What the window shows first: a block with mistakes to look at. */
const firstFile = "6-with-mistakes.block.yaml";
const options = ["--browser", "--no-open"];
const chosen = new Set(process.argv.slice(2));

/** What has been started, in this order. @type {{ stop(): Promise<void> }[]} */
const started = [];
let cleaning = false;
const folder = makeRunFolder();
const stop = endInOrder(cleanUp);

try {
  await main();
} catch (error) {
  printFailure(error);
  await cleanUp();
  process.exit(1);
}

async function main() {
  const unknown = [...chosen].find((option) => !options.includes(option));
  if (unknown !== undefined)
    throw new Failure(`npm start knows no option ${unknown}; it knows ${options.join(" and ")}.`);
  await installPackages();
  await build();
  const desktop = await chooseDesktop();
  const vsix = desktop === undefined ? await prepareBrowser() : undefined;

  // A copy: what is tried out here does not change the project, and each start has its own.
  const workspace = path.join(folder, "examples");
  cpSync(inProject("examples"), workspace, { recursive: true });
  const file = path.join(workspace, firstFile);
  const platform = await startLocalPlatform(path.join(folder, "platform"));
  started.push(platform);
  endWith(platform.process, "The local platform has ended");

  const { env } = platform;
  if (desktop === undefined) {
    const code = await startVSCodeServer({ folder, workspace, file, env, ...(vsix && { vsix }) });
    started.push(code);
    endWith(code.process, "VS Code has ended");
    tell(code.address, platform.address, workspace);
    if (!chosen.has("--no-open")) openBrowser(code.address);
  } else {
    const code = openDesktopVSCode({ command: desktop, folder, workspace, file, env });
    started.push(code);
    endWith(code.process, "The window was closed");
    tell("in its own window", platform.address, workspace);
  }
}

/** The desktop VS Code to use, or undefined when it is to be the browser. */
async function chooseDesktop() {
  if (chosen.has("--browser") || chosen.has("--no-open")) return undefined;
  const found = await findDesktopVSCode();
  if ("command" in found) return found.command;
  console.log(`VS Code opens in the browser: ${found.reason}.`);
  return undefined;
}

/** The package is what is installed there: a development extension would come without notifications and dialogs. */
async function prepareBrowser() {
  await installVSCode();
  return packExtension();
}

/**
 * @param {string} editor
 * @param {string} platform
 * @param {string} workspace
 */
function tell(editor, platform, workspace) {
  console.log(`
Press Blocks is running.

  VS Code         ${editor}
  Local platform  ${platform}  (sample data)
  Workspace       ${workspace}  (a copy of examples/, removed at the end)

Try this:
  1. Look at the Problems view: ${firstFile} has some.
  2. Open 1-minimal.block.yaml, add a step, and let completion suggest its keys and parents.
  3. Run "Press Blocks: Publish…" from the palette (F1).
  4. Run "Press Blocks: Deploy…" and answer its questions.
  5. See both in the Press Blocks view of the activity bar.

Ctrl-C ends everything.`);
}

/**
 * Opens the default browser where a person may be looking; that there is none is no failure, the address is printed.
 * @param {string} address
 */
function openBrowser(address) {
  if (!hasDisplay() || process.env.CI) return;
  const opener = process.platform === "darwin" ? "open" : "xdg-open";
  // Not one of the processes that are ended with us: the browser may be the user's own.
  const child = spawn(opener, [address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

/**
 * One part without the others is of no use.
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} what
 */
function endWith(child, what) {
  child.once("exit", () => {
    if (cleaning) return;
    console.log(`${what}: ending the rest.`);
    void stop();
  });
}

async function cleanUp() {
  cleaning = true;
  await Promise.allSettled(started.reverse().map((part) => part.stop()));
  removeRunFolder(folder);
}
