import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { throwIfCancelled } from "../api/cancellation.js";
import { ArtifactError } from "./artifactError.js";
import { locationOf } from "./collectedFile.js";
import type { CollectedFile } from "./collectedFile.js";
import { fileIdentity } from "./fileIdentity.js";
import { readFlags } from "./readFlags.js";

const chunkSize = 64 * 1024;

/** Opens a file for reading, as `open` of `node:fs/promises` does. */
export type OpenFile = (filePath: string, flags: number) => Promise<FileHandle>;

export interface ReadOptions {
  /** The packed folder. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly openFile?: OpenFile | undefined;
}

/** Reads the bytes of a listed file. */
export type FileReader = (file: CollectedFile) => AsyncIterable<Buffer>;

/** A file changed between the first and the last of its bytes; reading it again may succeed. */
export class ChangedWhileRead extends Error {
  readonly file: CollectedFile;

  constructor(file: CollectedFile) {
    super("A file changed while it was read.");
    this.name = "ChangedWhileRead";
    this.file = file;
  }
}

/**
 * The bytes of a file, exactly as many as were listed. Throws `ArtifactError` when it is not the file that was listed,
 * `ChangedWhileRead` when it changed after it was opened.
 */
export async function* readCollectedFile(
  file: CollectedFile,
  { folder, signal, openFile = open }: ReadOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const handle = await openFile(locationOf(folder, file), readFlags).catch(() => undefined);
  if (handle === undefined) {
    throw new ArtifactError(
      "unreadable",
      `"${file.path}" cannot be read any more; make it readable or ignore it, then try again.`,
      { path: file.path },
    );
  }
  try {
    if (!(await isUnchanged(file, handle))) throw changedError(file);
    for (let done = 0; done < file.size;) {
      throwIfCancelled(signal, "packArtifact");
      const chunk = Buffer.allocUnsafe(Math.min(chunkSize, file.size - done));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, done);
      if (bytesRead === 0) throw new ChangedWhileRead(file);
      done += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
    if (!(await isUnchanged(file, handle))) throw new ChangedWhileRead(file);
  } finally {
    await handle.close();
  }
}

async function isUnchanged(file: CollectedFile, handle: FileHandle): Promise<boolean> {
  const stats = await handle.stat({ bigint: true });
  return stats.isFile() && fileIdentity(stats) === file.identity;
}

/** Says that a file is not what was listed. */
export function changedError({ path }: CollectedFile): ArtifactError {
  return new ArtifactError(
    "changed",
    `"${path}" changed while it was packed; stop what writes it or ignore it, then try again.`,
    { path },
  );
}
