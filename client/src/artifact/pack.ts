import { createHash } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { throwIfCancelled } from "../api/cancellation.js";
import type { ArtifactFile } from "../api/pressClient.js";
import { archiveEntries } from "./archiveEntries.js";
import { ArtifactError } from "./artifactError.js";
import type { ArtifactFormat } from "./artifactFormat.js";
import type { CollectedFiles } from "./collectFiles.js";
import { encodeTgz } from "./encodeTgz.js";
import { encodeZip } from "./encodeZip.js";
import { largestFolders } from "./largestFolders.js";

/** An archive in a private temporary folder, which `dispose` deletes. */
export interface PackedArtifact extends ArtifactFile {
  /** Bytes of the archive. */
  readonly size: number;
  /** SHA-256 of the archive, lower-case hex. */
  readonly digest: string;
  readonly dispose: () => Promise<void>;
}

export interface PackOptions {
  readonly signal?: AbortSignal;
  /** Bytes written so far, of an archive that is smaller than its files. */
  readonly onProgress?: (packedBytes: number) => void;
  /** Largest archive, in bytes. Default: what the platform takes, 10 MiB. */
  readonly limitBytes?: number;
}

const platformLimit = 10 * 1024 * 1024;

const formats = {
  tgz: { encode: encodeTgz, name: "artifact.tgz", contentType: "application/gzip" },
  zip: { encode: encodeZip, name: "artifact.zip", contentType: "application/zip" },
} as const;

/**
 * Writes the files into an archive; the same files give the same bytes. Rejects with `ArtifactError` when a file changed
 * since it was listed or the archive would be too large, with a `PressError` when cancelled; nothing is left then.
 */
export async function packArtifact(
  files: CollectedFiles,
  format: ArtifactFormat,
  options: PackOptions = {},
): Promise<PackedArtifact> {
  const { encode, name, contentType } = formats[format];
  const folder = await mkdtemp(path.join(tmpdir(), "press-blocks-"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  const filePath = path.join(folder, name);
  const hash = createHash("sha256");
  let size = 0;
  try {
    const handle = await open(filePath, "wx", 0o600);
    try {
      const sink = async (chunk: Buffer) => {
        size += chunk.length;
        checkSize(files, size, options.limitBytes ?? platformLimit);
        hash.update(chunk);
        await handle.writeFile(chunk);
        options.onProgress?.(size);
      };
      throwIfCancelled(options.signal, "packArtifact");
      await encode(archiveEntries(files.files), sink, options.signal);
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    await dispose();
    throw readable(thrown);
  }
  return { filePath, name, contentType, size, digest: hash.digest("hex"), dispose };
}

function checkSize({ files }: CollectedFiles, size: number, limit: number): void {
  if (size <= limit) return;
  const megabytes = Math.round((limit / 1024 / 1024) * 10) / 10;
  throw new ArtifactError(
    `The packed artifact passes the limit of ${megabytes} MiB; ignore what the build does not need (most is in ${largestFolders(files, (file) => file.size)}).`,
  );
}

function readable(thrown: unknown): unknown {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, "code") : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new ArtifactError(
      "The temporary folder has no space left for the artifact; free some and try again.",
    );
  }
  return thrown;
}
