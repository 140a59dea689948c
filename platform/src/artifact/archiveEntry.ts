/** What an archive holds at one path. */
export interface ArchiveEntry {
  /** As the archive has it. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link" | "hardLink" | "special";
  /** Where a link leads. */
  readonly target?: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of a file's content, in hexadecimal digits. */
  readonly digest?: string;
}

/** Something about an archive that the platform does not take. The message is one sentence. */
export class ArchiveError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ArchiveError";
  }
}

/** Counts what comes out of an archive, so that a small one cannot become a large one. */
export class ArchiveBudget {
  static readonly maxEntries = 100_000;
  static readonly maxBytes = 512 * 2 ** 20;
  #entries = 0;
  #bytes = 0;

  /** @throws ArchiveError when there are too many */
  addEntry(): void {
    this.#entries += 1;
    if (this.#entries <= ArchiveBudget.maxEntries) return;
    throw new ArchiveError(
      `The artifact has more than ${ArchiveBudget.maxEntries} files and folders.`,
    );
  }

  /** @throws ArchiveError when the content is too large */
  addBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes <= ArchiveBudget.maxBytes) return;
    throw new ArchiveError(
      `The artifact unpacks to more than ${ArchiveBudget.maxBytes / 2 ** 20} MiB.`,
    );
  }
}
