import { createHash } from "node:crypto";
import { open, realpath, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { throwIfCancelled } from "../api/cancellation.js";
import type { ArtifactFile } from "../api/pressClient.js";
import { archiveEntries } from "./archive/archiveEntries.js";
import { ArtifactError } from "./artifactError.js";
import type { ArtifactFormat } from "./artifactFormat.js";
import { artifactLimits } from "./artifactLimits.js";
import { locationOf } from "./collectedFile.js";
import type { CollectedFile } from "./collectedFile.js";
import type { CollectedFiles } from "./collectFiles.js";
import { encodeTgz } from "./archive/encodeTgz.js";
import { encodeZip } from "./archive/encodeZip.js";
import { folderTree, largestEntries } from "./folderTree.js";
import { ChangedWhileRead, changedError, readCollectedFile } from "./readCollectedFile.js";
import type { OpenFile } from "./readCollectedFile.js";
import { findSecretsIn } from "./secrets/findSecrets.js";
import { deleteLeftovers, makeTemporaryFolder } from "./temporaryFolder.js";
import { inspectAgain } from "./walkFolder.js";

/** An archive in a private temporary folder, which `dispose` deletes. */
export interface PackedArtifact extends ArtifactFile {
  /** Bytes of the archive. */
  readonly size: number;
  readonly digest: string;
  readonly dispose: () => Promise<void>;
}

export interface PackOptions {
  readonly signal?: AbortSignal;
  /** Bytes written so far, of an archive that is smaller than its files. Begins anew when a file is read again. */
  readonly onProgress?: (packedBytes: number) => void;
  /** Largest archive, in bytes. Default: what the platform takes, 10 MiB. */
  readonly limitBytes?: number;
  /** How listed files are opened. Default: `open` of `node:fs/promises`. */
  readonly openFile?: OpenFile;
}

const formats = {
  tgz: { encode: encodeTgz, name: "artifact.tgz", contentType: "application/gzip" },
  zip: { encode: encodeZip, name: "artifact.zip", contentType: "application/zip" },
} as const;

/**
 * Writes the files into an archive; the same files give the same bytes. A file that changes while it is read is read
 * again once. Rejects with `ArtifactError` when a file changed since it was listed or the archive would be too large,
 * with a `PressError` when cancelled; nothing is left then.
 */
export async function packArtifact(
  files: CollectedFiles,
  format: ArtifactFormat,
  options: PackOptions = {},
): Promise<PackedArtifact> {
  const { name, contentType } = formats[format];
  await deleteLeftovers(Date.now());
  const folder = await makeTemporaryFolder();
  const dispose = () => rm(folder, { recursive: true, force: true });
  const filePath = path.join(folder, name);
  const limit = options.limitBytes ?? artifactLimits.archiveBytes;
  try {
    const written = await writeStable(files, { format, filePath, limit, options });
    return { filePath, name, contentType, ...written, dispose };
  } catch (thrown) {
    const readable = await readableFailure(thrown, folder, limit);
    await dispose();
    throw readable;
  }
}

interface Target {
  readonly format: ArtifactFormat;
  /** Absolute path of the archive. */
  readonly filePath: string;
  readonly limit: number;
  readonly options: PackOptions;
}

interface Written {
  readonly size: number;
  readonly digest: string;
}

/** Writes the archive; begins again when a file changed while it was read, once for each file. */
async function writeStable(collected: CollectedFiles, target: Target): Promise<Written> {
  const changed = new Set<string>();
  for (let { files } = collected; ;) {
    try {
      return await write({ ...collected, files }, target);
    } catch (thrown) {
      if (!(thrown instanceof ChangedWhileRead)) throw thrown;
      const { file } = thrown;
      if (changed.has(file.path)) throw changedError(file);
      changed.add(file.path);
      const newer = await listAgain(file, collected);
      files = files.map((other) => (other.path === file.path ? newer : other));
      await rm(target.filePath);
    }
  }
}

/** The file as it is now, if it is still one that may be packed. */
async function listAgain(
  file: CollectedFile,
  { folder, secrets }: CollectedFiles,
): Promise<CollectedFile> {
  const location = locationOf(folder, file);
  if ((await realpath(location).catch(() => undefined)) !== location) {
    throw changedError(file);
  }
  const newer = await inspectAgain(folder, file);
  const [secret] = secrets.includes(file.path) ? [] : await findSecretsIn(folder, newer);
  if (secret === undefined) return newer;
  throw new ArtifactError(
    "changed",
    `"${file.path}" changed while it was packed and seems to hold a secret now (${secret.kind}); ignore it or try again.`,
    { path: file.path },
  );
}

async function write(
  { folder, files }: CollectedFiles,
  { format, filePath, limit, options }: Target,
): Promise<Written> {
  const { signal, openFile, onProgress } = options;
  const hash = createHash("sha256");
  let size = 0;
  const handle = await open(filePath, "wx", 0o600);
  try {
    const sink = async (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) throw tooLarge(files, limit);
      hash.update(chunk);
      await handle.writeFile(chunk);
      onProgress?.(size);
    };
    throwIfCancelled(signal, "packArtifact");
    const read = (file: CollectedFile) => readCollectedFile(file, { folder, signal, openFile });
    await formats[format].encode(archiveEntries(files), read, sink);
  } finally {
    await handle.close();
  }
  return { size, digest: hash.digest("hex") };
}

function tooLarge(files: readonly CollectedFile[], limit: number): ArtifactError {
  const largest = largestEntries(folderTree(files), ({ size }) => size).map(
    ({ path: name, size }) => `"${name}" with ${megabytes(size)} MiB`,
  );
  return new ArtifactError(
    "tooLarge",
    `The packed artifact passes the limit of ${megabytes(limit)} MiB; ignore what the build does not need (unpacked, most is in ${largest.join(", ")}).`,
  );
}

async function readableFailure(thrown: unknown, folder: string, limit: number): Promise<unknown> {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, "code") : undefined;
  if (code !== "ENOSPC" && code !== "EDQUOT") return thrown;
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return new ArtifactError(
    "noSpace",
    `The temporary folder has no space left for the artifact: ${megabytes(bavail * bsize)} MiB are free and up to ${megabytes(limit)} MiB are needed; free some and try again.`,
  );
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}
