// Child processes that end when we say so. Each is the leader of a process group of its own, and it is the group that
// is ended: a program's children go with it, and nobody else's process is ever touched.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { setInterval } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./root.mjs";

const windows = process.platform === "win32";
/** How long a program may take to end after SIGTERM, in milliseconds. */
const grace = 5_000;
/** How long what it has started may take after it, in milliseconds. */
const graceForTheRest = 3_000;
/** How much of a program's output is kept, in characters. */
const kept = 200_000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
// The last resort, when this process ends without having ended its children.
process.once("exit", () => running.forEach((child) => signalGroup(child, "SIGKILL")));

/**
 * Starts a program in a process group of its own.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function start(command, args, options) {
  const script = windows && !/\.exe$/i.test(command); // npm.cmd and the like need the shell there
  const child = spawn(
    script ? `"${command}"` : command,
    script ? args.map((arg) => `"${arg}"`) : args,
    { cwd: root, detached: !windows, shell: script, windowsHide: true, ...options },
  );
  if (child.pid !== undefined) {
    running.add(child);
    child.once("exit", () => running.delete(child));
  }
  return child;
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number, show?: boolean }} [options]
 *   seconds: after that it is ended; show: print its output as it comes
 * @returns {Promise<{ code: number | null, output: string, timedOut: boolean, missing: boolean }>}
 *   missing: there is no such program
 */
export function run(command, args, { cwd, env, seconds, show = false } = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, {
      ...(cwd !== undefined && { cwd }),
      env: env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let timedOut = false;
    const keep = (/** @type {string} */ text) => {
      if (show) process.stdout.write(text);
      output = (output + text).slice(-kept);
    };
    child.stdout?.setEncoding("utf8").on("data", keep);
    child.stderr?.setEncoding("utf8").on("data", keep);
    const timer =
      seconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            void end(child);
          }, seconds * 1_000);
    const finish = (/** @type {number | null} */ code, missing = false) => {
      clearTimeout(timer);
      resolve({ code, output, timedOut, missing });
    };
    child.once("error", () => finish(null, true));
    child.once("exit", (code) => {
      // What it left running in its group (a crashed test's server) goes too, and with it whoever holds the pipes open.
      signalGroup(child, "SIGKILL");
      const late = setTimeout(() => finish(code), 1_000);
      child.once("close", () => {
        clearTimeout(late);
        finish(code);
      });
    });
  });
}

/** Ends a program and all it started: asks first, and kills what has not gone after the grace period. */
export async function end(/** @type {import("node:child_process").ChildProcess} */ child) {
  if (child.pid === undefined) return;
  let last = Date.now() + grace;
  // What it leaves behind gets less: a container's first process may reap nobody, and then a group never looks empty.
  child.once("exit", () => (last = Math.min(last, Date.now() + graceForTheRest)));
  signalGroup(child, "SIGTERM");
  for (; Date.now() < last; await sleep(20)) {
    if (!groupIsAlive(child)) return;
  }
  signalGroup(child, "SIGKILL");
}

/** Ends everything that is running. */
export async function endAll() {
  await Promise.all([...running].map(end));
}

/**
 * Ends this process in order when it is told to: by Ctrl-C, by a signal, by a closed terminal, or by the end of the npm
 * that runs it (which passes on neither SIGKILL nor SIGHUP).
 * @param {() => Promise<void>} cleanUp
 * @param {number} [code] the exit status then
 */
export function endInOrder(cleanUp, code = 0) {
  let ending = false;
  const stop = async () => {
    if (ending) return; // npm passes a Ctrl-C on that the terminal has already sent
    ending = true;
    await cleanUp();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  if (process.env.npm_lifecycle_event !== undefined && !windows) endWithNpm(() => void stop());
  return stop;
}

/** npm runs a script in a shell: neither it nor npm itself may go without us. @param {() => void} stop */
function endWithNpm(stop) {
  const shell = process.ppid;
  const parent = spawnSync("ps", ["-o", "ppid=", "-p", String(shell)], { encoding: "utf8" });
  const grandparent = Number(parent.stdout);
  setInterval(() => {
    if (process.ppid !== shell || (grandparent > 1 && !isAlive(grandparent))) stop();
  }, 1_000).unref();
}

/** @param {import("node:child_process").ChildProcess} child */
function groupIsAlive(child) {
  if (windows || child.pid === undefined) return child.exitCode === null;
  return isAlive(-child.pid);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The path of a program that a package in node_modules brings. @param {string} name */
export const bin = (name) => path.join(root, "node_modules/.bin", windows ? `${name}.cmd` : name);

export const npm = windows ? "npm.cmd" : "npm";

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (windows) {
    if (child.exitCode === null)
      spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone: what was wanted.
  }
}
