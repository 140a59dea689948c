import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const prefix = "press-blocks-artifact-";

/** Names of the folders in which archives are written. They are never packed themselves. */
export const ownOutput = /^press-blocks-artifact-[A-Za-z0-9]{6}$/;

const leftoverAge = 24 * 60 * 60 * 1000;

/** Makes an empty folder that only the user can read. */
export async function makeTemporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), prefix));
}

/** Deletes what processes left behind that ended while they packed, a day ago or longer. */
export async function deleteLeftovers(now: number): Promise<void> {
  const parent = tmpdir();
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((entry) => ownOutput.test(entry))) {
    const folder = path.join(parent, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs < leftoverAge) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
