// A VS Code that is installed on this machine, with a display to show itself on.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProgram } from "./isProgram.mjs";
import { end, run, start } from "./processes.mjs";
import { root } from "./root.mjs";
import { quietSettings, withoutEditorVariables } from "./vscodeServer.mjs";

const home = process.env.HOME ?? "";
const usualPlaces = {
  darwin: [
    "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code",
    `${home}/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code`,
  ],
  win32: [
    `${process.env.LOCALAPPDATA}\\Programs\\Microsoft VS Code\\bin\\code.cmd`,
    `${process.env.ProgramFiles}\\Microsoft VS Code\\bin\\code.cmd`,
  ],
  linux: ["/usr/share/code/bin/code", "/snap/bin/code", "/usr/local/bin/code"],
};

/** Whether a window can be shown: over ssh, or without X and Wayland, it cannot. */
export function hasDisplay() {
  if (process.platform === "linux")
    return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return process.env.SSH_CONNECTION === undefined;
}

/**
 * The installed VS Code, if its window can be shown and it is new enough for the extension.
 * @returns {Promise<{ command: string } | { reason: string }>} reason: why there is none, as a clause
 */
export async function findDesktopVSCode() {
  if (!hasDisplay()) return { reason: "there is no display" };
  const command = candidates().find(isProgram);
  if (command === undefined) return { reason: "no desktop VS Code was found" };
  const [wanted] = /\d+\.\d+/.exec(engine()) ?? ["0.0"];
  const { code, output } = await run(command, ["--version"], { seconds: 20 });
  const [version] = /^\d+\.\d+\.\d+/m.exec(output) ?? [];
  if (code !== 0 || version === undefined)
    return { reason: `${command} does not tell its version` };
  if (isOlder(version, wanted))
    return { reason: `${command} is VS Code ${version}, and ${wanted} or newer is needed` };
  return { command };
}

/**
 * Opens a new VS Code, apart from the user's own (settings, extensions, windows), with the extension of this folder.
 * @param {{ command: string, folder: string, workspace: string, file: string, env: Record<string, string> }} options
 *   file: what the window opens
 */
export function openDesktopVSCode({ command, folder, workspace, file, env }) {
  const data = path.join(folder, "data");
  mkdirSync(path.join(data, "User"), { recursive: true });
  writeFileSync(path.join(data, "User/settings.json"), JSON.stringify(quietSettings, null, 2));
  const child = start(
    command,
    [
      `--extensionDevelopmentPath=${root}`,
      `--user-data-dir=${data}`,
      `--extensions-dir=${path.join(folder, "extensions")}`,
      "--disable-workspace-trust",
      "--skip-welcome",
      "--skip-release-notes",
      "--new-window",
      "--wait",
      // Electron's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      workspace,
      file,
    ],
    { env: { ...withoutEditorVariables(process.env), ...env }, stdio: "ignore" },
  );
  return {
    process: child,
    async stop() {
      // `code` starts the application as a process that is not its child; it leaves its id in this file.
      const lock = path.join(data, "code.lock");
      if (existsSync(lock)) await endById(Number(readFileSync(lock, "utf8")));
      await end(child);
    },
  };
}

function candidates() {
  const names = process.platform === "win32" ? ["code.cmd"] : ["code"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const usual = Object.hasOwn(usualPlaces, process.platform)
    ? usualPlaces[/** @type {keyof typeof usualPlaces} */ (process.platform)]
    : [];
  // The `code` of a remote window, and Windows' own seen from WSL, open a window elsewhere and know no --user-data-dir.
  return [...onPath, ...usual].filter((file) => !/remote-cli|^\/mnt\/[a-z]\//.test(file));
}

function engine() {
  return JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).engines.vscode;
}

/** @param {string} version @param {string} than */
function isOlder(version, than) {
  const [major, minor] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = than.split(".").map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

/** @param {number} pid */
async function endById(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, "SIGTERM");
    // Its folder is removed next: it should have let go of it.
    for (const last = Date.now() + 5_000; Date.now() < last; await sleep(50)) process.kill(pid, 0);
  } catch {
    // It has ended.
  }
}
