/** A file that is to be packed. */
export interface CollectedFile {
  /** Relative to the packed folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly isExecutable: boolean;
  /** Absolute path with all links resolved. */
  readonly realPath: string;
  /** Where a link leads, relative to the packed folder. Unset for a file of its own. */
  readonly targetPath?: string;
  /** Changes when the file was replaced or written to. */
  readonly identity: string;
}
