import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The variable that all processes of a run inherit, so that they can be recognised wherever they have gone. */
export const runVariable = "PRESS_BLOCKS_RUN";

/**
 * The processes of a run that have not ended a little after it (looked up in /proc; elsewhere none are found).
 * @param {string} id the value of the run's variable
 * @returns {Promise<{ pid: number, command: string }[]>}
 */
export async function leftOver(id) {
  for (const last = Date.now() + 5_000; ; await sleep(100)) {
    const found = processesOf(id);
    if (found.length === 0 || Date.now() > last) return found;
  }
}

/** @param {string} id */
function processesOf(id) {
  const pids =
    process.platform === "linux" ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return pids.map(Number).flatMap((pid) => {
    const variables = readProc(pid, "environ").split("\0");
    if (pid === process.pid || !variables.includes(`${runVariable}=${id}`)) return [];
    return [{ pid, command: readProc(pid, "cmdline").replaceAll("\0", " ").trim() }];
  });
}

/** @param {number} pid @param {string} file */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it has ended, or is another user's
  }
}
