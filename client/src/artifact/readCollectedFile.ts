import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { throwIfCancelled } from "../api/cancellation.js";
import { ArtifactError } from "./artifactError.js";
import type { CollectedFile } from "./collectFiles.js";
import { fileIdentity } from "./fileIdentity.js";

const chunkSize = 64 * 1024;

// A link that took the file's place must not be followed, and a pipe must not block.
const flags =
  process.platform === "win32"
    ? constants.O_RDONLY
    : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The bytes of a file, exactly as many as were listed. Throws `ArtifactError` when it is not the file that was listed. */
export async function* readCollectedFile(
  file: CollectedFile,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(file.realPath, flags).catch(() => undefined);
  if (handle === undefined) {
    throw new ArtifactError(
      `"${file.path}" cannot be read any more; make it readable or ignore it, then try again.`,
    );
  }
  try {
    await checkUnchanged(file, handle);
    for (let done = 0; done < file.size;) {
      throwIfCancelled(signal, "packArtifact");
      const chunk = Buffer.allocUnsafe(Math.min(chunkSize, file.size - done));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, done);
      if (bytesRead === 0) throw changed(file);
      done += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
    await checkUnchanged(file, handle);
  } finally {
    await handle.close();
  }
}

async function checkUnchanged(file: CollectedFile, handle: FileHandle): Promise<void> {
  const stats = await handle.stat({ bigint: true });
  if (!stats.isFile() || fileIdentity(stats) !== file.identity) throw changed(file);
}

function changed(file: CollectedFile): ArtifactError {
  return new ArtifactError(
    `"${file.path}" changed while it was packed; stop what writes it or ignore it, then try again.`,
  );
}
