import { lstat, readdir, realpath } from "node:fs/promises";
import type { BigIntStats, Dirent } from "node:fs";
import path from "node:path";
import { throwIfCancelled } from "../api/cancellation.js";
import { ArtifactError } from "./artifactError.js";
import { artifactFolder } from "./artifactFolder.js";
import type { FolderSource } from "./artifactFolder.js";
import { fileIdentity } from "./fileIdentity.js";
import { readIgnoreRules } from "./ignoreRules.js";
import type { IgnoreRules } from "./ignoreRules.js";
import { isInside } from "./isInside.js";
import { largestFolders } from "./largestFolders.js";
import { looksSecret } from "./looksSecret.js";

/** What the `artifact` of a block file declares, and the folders that its path may be relative to. */
export interface ArtifactSource extends FolderSource {
  /** `artifact.ignore_files`: names of files directly in `path`. Default: `.dockerignore`, when it exists. */
  readonly ignoreFiles?: readonly string[];
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

const maximumFiles = 50_000;
const maximumBytes = 512 * 1024 * 1024;
const maximumDepth = 64;
/** How many files are looked at together. */
const atOnce = 32;

/** The folders of version control, which no block needs and which hold the whole history. */
const neverPacked = new Set([".git", ".hg", ".svn"]);

interface Walk {
  readonly folder: string;
  readonly rules: IgnoreRules;
  readonly files: CollectedFile[];
  readonly unfollowedLinks: string[];
  readonly secrets: string[];
  totalBytes: number;
  excludedCount: number;
}

/**
 * Lists what would be packed. Rejects with `ArtifactError`, or with a `PressError` when cancelled. No entry lies
 * outside the folder: a link to a file inside counts as that file, one that leads out is refused.
 */
export async function collectFiles(
  source: ArtifactSource,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CollectedFiles> {
  const folder = await artifactFolder(source);
  const rules = await readIgnoreRules(folder, source.ignoreFiles);
  const walk: Walk = {
    folder,
    rules,
    files: [],
    unfollowedLinks: [],
    secrets: [],
    totalBytes: 0,
    excludedCount: 0,
  };
  const pending = [""];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = await readFolder(folder, next);
    for (let index = 0; index < entries.length; index += atOnce) {
      throwIfCancelled(options.signal, "collectFiles");
      const some = entries.slice(index, index + atOnce);
      await Promise.all(some.map((entry) => visit(walk, entry, next, pending)));
    }
  }
  return finish(walk, source.path);
}

async function visit(
  walk: Walk,
  entry: Dirent,
  folderPath: string,
  pending: string[],
): Promise<void> {
  if (neverPacked.has(entry.name)) return;
  const entryPath = folderPath === "" ? entry.name : `${folderPath}/${entry.name}`;
  if (entry.isDirectory()) enterFolder(walk, entryPath, pending);
  else await takeEntry(walk, entry, entryPath);
}

function enterFolder(walk: Walk, folderPath: string, pending: string[]): void {
  if (walk.rules.ignoresAllOf(folderPath)) {
    walk.excludedCount += 1;
    return;
  }
  if (folderPath.split("/").length > maximumDepth) {
    throw new ArtifactError(
      `"${folderPath}" is nested more than ${maximumDepth} folders deep; ignore it.`,
    );
  }
  pending.push(folderPath);
}

async function takeEntry(walk: Walk, entry: Dirent, entryPath: string): Promise<void> {
  if (walk.rules.ignoresFile(entryPath)) {
    walk.excludedCount += 1;
    return;
  }
  checkName(entryPath);
  const realPath = await targetOf(walk, entry, entryPath);
  const stats = await inspect(realPath, entryPath);
  if (stats.isDirectory()) {
    walk.unfollowedLinks.push(entryPath);
    return;
  }
  if (!stats.isFile()) {
    throw new ArtifactError(
      `"${entryPath}" is a ${specialKind(stats)}, which cannot be packed; ignore it.`,
    );
  }
  const size = Number(stats.size);
  const targetPath = path.relative(walk.folder, realPath).split(path.sep).join("/");
  if (looksSecret(entryPath) || looksSecret(targetPath)) walk.secrets.push(entryPath);
  walk.totalBytes += size;
  walk.files.push({
    path: entryPath,
    size,
    isExecutable: process.platform !== "win32" && (stats.mode & 0o100n) !== 0n,
    realPath,
    identity: fileIdentity(stats),
  });
  checkLimits(walk);
}

async function targetOf(walk: Walk, entry: Dirent, entryPath: string): Promise<string> {
  const filePath = path.join(walk.folder, entryPath);
  if (!entry.isSymbolicLink()) return filePath;
  const target = await realpath(filePath).catch(() => undefined);
  if (target === undefined) {
    throw new ArtifactError(
      `The link "${entryPath}" leads nowhere; ignore it or replace it by a file.`,
    );
  }
  if (!isInside(walk.folder, target)) {
    throw new ArtifactError(
      `The link "${entryPath}" leads out of the artifact folder; ignore it or replace it by the file.`,
    );
  }
  return target;
}

async function inspect(realPath: string, entryPath: string): Promise<BigIntStats> {
  try {
    return await lstat(realPath, { bigint: true });
  } catch {
    throw new ArtifactError(`"${entryPath}" cannot be read; ignore it or make it readable.`);
  }
}

function checkName(entryPath: string): void {
  // Characters that mean something else in an archive or on another system.
  if (/[\\\p{Cc}\p{Cs}]|^[A-Za-z]:/u.test(entryPath)) {
    throw new ArtifactError(
      `The name ${JSON.stringify(entryPath)} holds a character that archives cannot carry; rename or ignore it.`,
    );
  }
}

function checkLimits({ files, totalBytes }: Walk): void {
  if (files.length > maximumFiles) {
    throw new ArtifactError(
      `The artifact has more than 50,000 files; ignore what the build does not need (most are in ${largestFolders(files, () => 1)}).`,
    );
  }
  if (totalBytes > maximumBytes) {
    throw new ArtifactError(
      `The artifact has more than 512 MiB; ignore what the build does not need (most is in ${largestFolders(files, ({ size }) => size)}).`,
    );
  }
}

function finish(walk: Walk, sourcePath: string): CollectedFiles {
  const { folder, excludedCount, totalBytes } = walk;
  if (walk.files.length === 0) {
    const why = excludedCount > 0 ? "only holds files that are ignored" : "holds no file";
    throw new ArtifactError(
      `The artifact folder ${JSON.stringify(sourcePath)} ${why}; correct the ignore file or artifact.path.`,
    );
  }
  const files = walk.files
    .map((file) => ({ file, bytes: Buffer.from(file.path) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ file }) => file);
  checkCollisions(files);
  return {
    folder,
    files,
    totalBytes,
    excludedCount,
    secrets: walk.secrets.sort(),
    unfollowedLinks: walk.unfollowedLinks.sort(),
  };
}

/** Names that differ only in case or composition are one file on other systems. */
function checkCollisions(files: readonly CollectedFile[]): void {
  const seen = new Map<string, string>();
  for (const { path: filePath } of files) {
    const folded = filePath.normalize("NFC").toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) {
      throw new ArtifactError(
        `"${other}" and "${filePath}" are the same file on other systems; rename or ignore one.`,
      );
    }
    seen.set(folded, filePath);
  }
}

async function readFolder(folder: string, folderPath: string): Promise<Dirent[]> {
  try {
    return await readdir(path.join(folder, folderPath), { withFileTypes: true });
  } catch {
    throw new ArtifactError(
      `The folder "${folderPath === "" ? "." : folderPath}" cannot be read; ignore it or make it readable.`,
    );
  }
}

function specialKind(stats: BigIntStats): string {
  if (stats.isSocket()) return "socket";
  if (stats.isFIFO()) return "named pipe";
  return "device";
}
