import path from "node:path";

/** A file that is to be packed. */
export interface CollectedFile {
  /** Relative to the packed folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly isExecutable: boolean;
  /** Where a link leads, relative to the packed folder. Unset for a file of its own. */
  readonly targetPath?: string;
  /** Changes when the file was replaced or written to. */
  readonly identity: string;
}

/** Where a file lies: an absolute path with all links resolved. `folder` is the packed folder. */
export function locationOf(folder: string, file: CollectedFile): string {
  return path.join(folder, file.targetPath ?? file.path);
}
