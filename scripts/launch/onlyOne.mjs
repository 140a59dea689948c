import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { inProject } from "./root.mjs";

/**
 * Does something that two processes must not do at once in this folder (install, build). Who comes second waits; a lock
 * whose owner has ended does not count.
 * @template T
 * @param {"packages" | "build" | "vscode"} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function onlyOne(what, work) {
  const folder = inProject(".press-blocks");
  const lock = inProject(`.press-blocks/${what}.lock`);
  mkdirSync(folder, { recursive: true });
  for (let told = false; !take(lock);) {
    const owner = ownerOf(lock);
    if (owner === undefined) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) console.log(`Waiting for process ${owner}, which installs or builds here …`);
    told = true;
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock); // in one step: nobody ever sees a lock without its owner
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The process that holds the lock, if it still runs. @param {string} lock */
function ownerOf(lock) {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // EPERM: it runs, under another name.
    if (error instanceof Error && "code" in error && error.code === "EPERM")
      return "of another user";
    return undefined;
  }
}
