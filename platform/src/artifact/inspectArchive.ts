import { readFile } from "node:fs/promises";
import path from "node:path";
import { ArchiveBudget, ArchiveError, type ArchiveEntry } from "./archiveEntry.js";
import { readTgz } from "./readTgz.js";
import { readZip } from "./readZip.js";

/** A file of an artifact. */
export interface ArchivedFile {
  /** Relative to the packed folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, in hexadecimal digits; undefined for a link. */
  readonly digest: string | undefined;
}

/** What an artifact holds. */
export interface ArchiveContent {
  readonly files: readonly ArchivedFile[];
  /** Paths of all folders, also of those that have no entry of their own. */
  readonly folders: ReadonlySet<string>;
}

const maxPathLength = 4096;
const maxDepth = 100;

/**
 * Looks through an artifact as if to unpack it, and refuses one that could do harm then: paths and links that leave
 * its folder, files below links or files, two entries at one path, devices, and more than the limits.
 * @throws ArchiveError
 */
export async function inspectArchive(filePath: string): Promise<ArchiveContent> {
  const archive = await readFile(filePath);
  const budget = new ArchiveBudget();
  if (isZip(archive)) {
    const content = new Unpacking();
    for await (const entry of readZip(archive, budget)) content.add(entry);
    return content.finish();
  }
  if (!isGzip(archive)) {
    throw new ArchiveError("The artifact is neither a zip nor a gzip-compressed tar.");
  }
  const content = new Unpacking();
  for (const entry of await readTgz(archive, budget)) content.add(entry);
  return content.finish();
}

const isZip = (head: Buffer) =>
  head.length >= 4 &&
  head.readUInt16BE(0) === 0x504b &&
  [0x0304, 0x0506].includes(head.readUInt16BE(2));

const isGzip = (head: Buffer) => head.length >= 2 && head.readUInt16BE(0) === 0x1f8b;

/** The tree that unpacking would make. */
class Unpacking {
  readonly #files = new Map<string, ArchivedFile>();
  readonly #folders = new Set<string>();

  add(entry: ArchiveEntry): void {
    const entryPath = safePath(entry.path);
    if (entryPath === "") return;
    const shown = JSON.stringify(entry.path);
    if (entry.kind === "special") {
      throw new ArchiveError(
        `The artifact's entry ${shown} is neither a file, a folder nor a link.`,
      );
    }
    if (entry.kind === "folder") {
      this.#folders.add(entryPath);
      return;
    }
    if (this.#files.has(entryPath)) throw new ArchiveError(`The artifact has ${shown} twice.`);
    if (entry.kind !== "file") this.#checkTarget(entry, entryPath);
    const { size, digest } = entry;
    this.#files.set(entryPath, { path: entryPath, size, digest });
  }

  /** @throws ArchiveError when a file is where a folder must be */
  finish(): ArchiveContent {
    for (const { path: filePath } of this.#files.values()) {
      for (const folder of parentsOf(filePath)) this.#folders.add(folder);
    }
    for (const folder of this.#folders) {
      if (this.#files.has(folder)) {
        throw new ArchiveError(
          `The artifact's ${JSON.stringify(folder)} is a file or link and has files below it.`,
        );
      }
    }
    return { files: [...this.#files.values()], folders: this.#folders };
  }

  #checkTarget({ kind, target = "" }: ArchiveEntry, entryPath: string): void {
    const base = kind === "hardLink" ? "" : path.posix.dirname(entryPath);
    const reached = path.posix.join(base, target);
    const leaves = path.posix.isAbsolute(target) || reached === ".." || reached.startsWith("../");
    if (!leaves && target !== "" && isPortable(target)) return;
    throw new ArchiveError(
      `The artifact's link ${JSON.stringify(entryPath)} leads out of the artifact.`,
    );
  }
}

/** @returns the path in its plain form, empty for the folder itself */
function safePath(entryPath: string): string {
  const shown = JSON.stringify(entryPath.slice(0, 200));
  if (entryPath === "" || entryPath.length > maxPathLength || !isPortable(entryPath)) {
    throw new ArchiveError(`The artifact has an entry with the unusable name ${shown}.`);
  }
  const parts = entryPath.split("/").filter((part) => part !== "." && part !== "");
  if (entryPath.startsWith("/") || parts.includes("..")) {
    throw new ArchiveError(`The artifact's entry ${shown} would be unpacked outside its folder.`);
  }
  if (parts.length > maxDepth) {
    throw new ArchiveError(`The artifact's entry ${shown} is more than ${maxDepth} folders deep.`);
  }
  return parts.join("/");
}

/** Without characters that mean something else on another system, and without a drive letter. */
function isPortable(entryPath: string): boolean {
  return !/[\\\p{Cc}\p{Cs}]|^[A-Za-z]:/u.test(entryPath);
}

function parentsOf(filePath: string): readonly string[] {
  const parts = filePath.split("/").slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
}
