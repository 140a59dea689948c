import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Makes an empty temporary folder for one run. Its path is short: VS Code puts Unix sockets into it, whose paths may
 * have 103 characters.
 */
export function makeRunFolder() {
  const usual = tmpdir();
  const base = usual.length > 30 && existsSync("/tmp") ? "/tmp" : usual;
  return realpathSync(mkdtempSync(path.join(base, "pb-")));
}

/** Removes a run's folder, even while a program that has just ended lets go of its files. @param {string} folder */
export function removeRunFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
