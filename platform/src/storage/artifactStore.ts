import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ArchiveError } from "../artifact/archiveEntry.js";
import { inspectArchive, type ArchiveContent } from "../artifact/inspectArchive.js";

/** An artifact that is on disk, but that nothing refers to yet. */
export interface StagedArtifact {
  /** SHA-256 of the content, in hexadecimal digits. */
  readonly digest: string;
  readonly filePath: string;
  /** What is in it, or why it cannot be unpacked. */
  readonly content: ArchiveContent | ArchiveError;
}

/** The artifacts, each in a file named after its SHA-256, so that equal ones are kept once. */
export class ArtifactStore {
  readonly #folder: string;
  readonly #staging: string;

  /** @param folder created when missing */
  constructor(folder: string) {
    this.#folder = folder;
    this.#staging = path.join(folder, "staging");
    rmSync(this.#staging, { recursive: true, force: true });
    mkdirSync(this.#staging, { recursive: true });
  }

  /** Writes and syncs an upload beside the artifacts. */
  async stage(content: Readable): Promise<StagedArtifact> {
    const filePath = path.join(this.#staging, randomUUID());
    const hash = createHash("sha256");
    const reader = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, reader, createWriteStream(filePath, { flags: "wx", mode: 0o600 }));
      const file = await open(filePath, "r+");
      await file.sync().finally(() => file.close());
    } catch (error) {
      this.discard(filePath);
      throw error;
    }
    return { digest: hash.digest("hex"), filePath, content: await contentOf(filePath) };
  }

  /**
   * What a kept artifact holds.
   * @returns undefined when there is none with this digest
   */
  async inspect(digest: string): Promise<ArchiveContent | ArchiveError | undefined> {
    if (!isDigest(digest) || !existsSync(this.#pathOf(digest))) return undefined;
    return contentOf(this.#pathOf(digest));
  }

  /** Moves a staged artifact to its place, for good; call it in the transaction that refers to it. */
  keep(staged: StagedArtifact): void {
    renameSync(staged.filePath, this.#pathOf(staged.digest));
    syncFolder(this.#folder);
  }

  /** Removes a staged artifact, if it was not kept. */
  discard(filePath: string): void {
    rmSync(filePath, { force: true });
  }

  /** Removes the artifacts that are not among these. */
  removeExcept(digests: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      if (isDigest(name) && !digests.has(name)) rmSync(this.#pathOf(name), { force: true });
    }
  }

  #pathOf(digest: string): string {
    return path.join(this.#folder, digest);
  }
}

const isDigest = (name: string) => /^[\da-f]{64}$/.test(name);

async function contentOf(filePath: string): Promise<ArchiveContent | ArchiveError> {
  try {
    return await inspectArchive(filePath);
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
}

/** Makes a rename outlive a power cut. Windows cannot open folders, and needs no such call. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
