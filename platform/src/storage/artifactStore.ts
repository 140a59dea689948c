import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  createWriteStream,
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

/** An artifact that is on disk, but that nothing refers to yet. */
export interface StagedArtifact {
  /** SHA-256 of the content, in hexadecimal digits. */
  readonly digest: string;
  readonly filePath: string;
  /** Whether the first bytes are those of a zip or of a gzip file. */
  readonly isArchive: boolean;
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
    let head = Buffer.alloc(0);
    const reader = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        if (head.length < 4) head = Buffer.concat([head, chunk.subarray(0, 4)]);
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
    return { digest: hash.digest("hex"), filePath, isArchive: isArchive(head) };
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
      if (/^[\da-f]{64}$/.test(name) && !digests.has(name))
        rmSync(this.#pathOf(name), { force: true });
    }
  }

  #pathOf(digest: string): string {
    return path.join(this.#folder, digest);
  }
}

function isArchive(head: Buffer): boolean {
  const isZip =
    head.length >= 4 &&
    head.readUInt16BE(0) === 0x504b &&
    [0x0304, 0x0506].includes(head.readUInt16BE(2));
  const isGzip = head.length >= 2 && head.readUInt16BE(0) === 0x1f8b;
  return isZip || isGzip;
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
