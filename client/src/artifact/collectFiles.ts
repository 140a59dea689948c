/** What the `artifact` of a block file declares, and the folders that its path may be relative to. */
export interface ArtifactSource {
  /** `artifact.path`. */
  readonly path: string;
  /** `artifact.ignore_files`: names of files directly in `path`. Default: `.dockerignore`, when it exists. */
  readonly ignoreFiles?: readonly string[];
  /** Absolute path. Tried first; nothing outside of it is ever packed. */
  readonly workspaceFolder?: string;
  /** Absolute path of the block file's folder. Tried when the workspace has no such folder. */
  readonly fileFolder: string;
}

export interface CollectedFile {
  /** Relative to the packed folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly isExecutable: boolean;
  /** Absolute path with all links resolved. */
  readonly realPath: string;
  /** Changes when the file was replaced or written to. */
  readonly identity: string;
}

export interface CollectedFiles {
  /** Absolute path of the packed folder, links resolved. */
  readonly folder: string;
  /** Sorted by the bytes of their paths. */
  readonly files: readonly CollectedFile[];
  /** Bytes before compression. */
  readonly totalBytes: number;
  /** How many files the ignore rules left out, counting a folder that was left out whole as one. */
  readonly excludedCount: number;
  /** Paths among `files` that look like keys or passwords: to be confirmed one by one, or ignored. */
  readonly secrets: readonly string[];
  /** Links to folders. They are not followed, so what they lead to is not packed. */
  readonly unfollowedLinks: readonly string[];
}

/** Lists what would be packed. Rejects with `ArtifactError`. */
export function collectFiles(
  source: ArtifactSource,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CollectedFiles> {
  throw new Error(`Cannot list ${source.path} yet${options.signal ? "" : "."}`);
}
