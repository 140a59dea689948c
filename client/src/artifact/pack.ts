import type { ArtifactFile } from "../api/pressClient.js";
import type { ArtifactFormat } from "./artifactFormat.js";
import type { CollectedFiles } from "./collectFiles.js";

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
  /** Bytes of files read so far. */
  readonly onProgress?: (doneBytes: number) => void;
  /** Largest archive, in bytes. Default: what the platform takes, 10 MiB. */
  readonly limitBytes?: number;
}

/**
 * Writes the files into an archive; the same files give the same bytes. Rejects with `ArtifactError`: a file changed
 * since it was listed, or the archive would be too large.
 */
export function packArtifact(
  files: CollectedFiles,
  format: ArtifactFormat,
  options: PackOptions = {},
): Promise<PackedArtifact> {
  return Promise.reject(new Error(`${files.folder}${format}${typeof options}`));
}
