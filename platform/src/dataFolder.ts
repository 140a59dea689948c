import { accessSync, constants, existsSync, mkdirSync, rmSync, rmdirSync } from "node:fs";
import path from "node:path";
import { isRecord, own } from "./record.js";

/** What the platform keeps in its data folder; nothing else in there is ever touched. */
export interface DataFolder {
  readonly folder: string;
  readonly database: string;
  readonly artifacts: string;
}

/** @throws Error with one sentence when the folder cannot be made or written */
export function openDataFolder(folder: string): DataFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = isRecord(error) ? String(own(error, "code")) : "unknown reason";
    throw new Error(
      `The data folder ${folder} cannot be used (${code}); choose another with --data.`,
      {
        cause: error,
      },
    );
  }
  return {
    folder,
    database: path.join(folder, "platform.db"),
    artifacts: path.join(folder, "artifacts"),
  };
}

/** Forgets specs, deployments and artifacts; the key stays. Only for who holds the folder's lock. */
export function resetDataFolder({ database, artifacts }: DataFolder): void {
  for (const suffix of ["", "-wal", "-journal"]) rmSync(`${database}${suffix}`, { force: true });
  rmSync(artifacts, { recursive: true, force: true });
}

/**
 * Removes what a killed platform left that would keep the database from being opened. Only for who holds the folder's
 * lock, since the database's own lock cannot tell a dead owner from a live one.
 */
export function clearStaleLock({ database }: DataFolder): void {
  const lock = `${database}.lock`;
  if (existsSync(lock)) rmdirSync(lock);
  // Made only while the file is switched to write-ahead mode, before it holds anything.
  rmSync(`${database}-journal`, { force: true });
}
