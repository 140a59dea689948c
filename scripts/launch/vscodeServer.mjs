// VS Code in the browser: its server on 127.0.0.1, with everything it writes in one folder.
import { mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { end, run, start } from "./processes.mjs";
import { inProject } from "./root.mjs";
import { entry, nodeForVSCode } from "./vscodeInstallation.mjs";

/** Settings under which nothing pops up, asks the network, or changes by itself. */
export const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
};

/**
 * Starts VS Code's server, which must be installed.
 * @param {object} options
 * @param {string} options.folder where it may write; a short path
 * @param {string} options.workspace the folder that its window shows
 * @param {string} [options.file] a file that its window opens
 * @param {string} [options.vsix] an extension to install
 * @param {boolean} [options.driver] lets the address name a development extension and its tests. VS Code then shows no
 *   notifications and no dialogs, so this is for nothing that a person, or a test of the user interface, looks at
 * @param {Record<string, string>} [options.env] reaches the extension host
 */
export async function startVSCodeServer(options) {
  const { folder, workspace, file, vsix, driver = false, env = {} } = options;
  const at = (/** @type {string[]} */ ...parts) => path.join(folder, ...parts);
  for (const name of ["data/User", "extensions", "tmp"]) mkdirSync(at(name), { recursive: true });
  writeFileSync(at("data/User/settings.json"), JSON.stringify(quietSettings, null, 2));

  const environment = {
    ...withoutEditorVariables(process.env),
    TMPDIR: at("tmp"), // its sockets
    XDG_DATA_HOME: at("share"), // its logs
    XDG_CACHE_HOME: at("cache"),
    ...env,
    EXTENSIONS_GALLERY: "{}", // no marketplace, no requests to one
    ...(driver && { VSCODE_OPTIONS: "enable-smoke-test-driver" }),
  };
  const places = ["--config", at("config.yaml"), "--user-data-dir", at("data")];
  const common = [entry, ...places, "--extensions-dir", at("extensions")];
  if (vsix !== undefined) await install(vsix, common, environment);

  const port = await freePort();
  const log = openSync(at("server.log"), "a");
  const bind = ["--bind-addr", `127.0.0.1:${port}`, "--auth", "none", "--disable-telemetry"];
  const quiet = ["--disable-update-check", "--disable-workspace-trust"];
  const args = [...common, ...bind, ...quiet, "--disable-getting-started-override"];
  const preload = inProject("scripts/launch/endWithParent.mjs");
  const child = start(nodeForVSCode(), ["--import", preload, ...args], {
    cwd: folder,
    env: environment,
    stdio: ["pipe", log, log],
  });

  const origin = `http://127.0.0.1:${port}`;
  await untilItAnswers(child, origin, at("server.log"));
  return {
    origin,
    process: child,
    /** The workbench's address with the workspace open. */
    address: workbenchAddress(origin, workspace, file),
    stop: () => end(child),
  };
}

/**
 * @param {string} origin
 * @param {string} workspace
 * @param {string} [file]
 */
function workbenchAddress(origin, workspace, file) {
  const readable = (/** @type {string} */ text) =>
    encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
  const address = `${origin}/?folder=${readable(workspace)}`;
  if (file === undefined) return address;
  const payload = [["openFile", `vscode-remote://${new URL(origin).host}${file}`]];
  return `${address}&payload=${readable(JSON.stringify(payload))}`;
}

/**
 * @param {string} vsix
 * @param {string[]} common
 * @param {NodeJS.ProcessEnv} env
 */
async function install(vsix, common, env) {
  const args = [...common, "--install-extension", vsix];
  const result = await run(nodeForVSCode(), args, { env, seconds: 120 });
  if (result.code !== 0)
    throw new Failure(`VS Code did not install ${path.basename(vsix)}.`, result.output);
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} origin
 * @param {string} log
 */
async function untilItAnswers(child, origin, log) {
  for (const last = Date.now() + 60_000; ; await sleep(50)) {
    const answers = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    if (child.exitCode !== null || Date.now() > last) {
      await end(child);
      throw new Failure(`VS Code did not start; its log is ${log}.`);
    }
  }
}

/**
 * The environment without what another VS Code (in whose terminal this may run) has put there for its own processes.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutEditorVariables(env) {
  const foreign =
    /^(VSCODE_|ELECTRON_|XDG_CONFIG|XDG_DATA_HOME|NODE_OPTIONS$|CODE_SERVER_|PORT$|PASSWORD$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Failure("There is no free port on 127.0.0.1."));
      });
    });
  });
}
