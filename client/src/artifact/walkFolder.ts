import { lstat, readdir } from "node:fs/promises";
import type { BigIntStats, Dirent } from "node:fs";
import path from "node:path";
import { throwIfCancelled } from "../api/cancellation.js";
import { ArtifactError } from "./artifactError.js";
import { artifactLimits } from "./artifactLimits.js";
import { locationOf } from "./collectedFile.js";
import type { CollectedFile } from "./collectedFile.js";
import { checkEntryPath } from "./entryNames.js";
import { ExclusionLog } from "./exclusions.js";
import { fileIdentity } from "./fileIdentity.js";
import { folderTree, largestEntries } from "./folderTree.js";
import type { IgnoreDialect } from "./ignore/ignorePattern.js";
import type { FolderDecision, IgnoreRules } from "./ignore/ignoreRules.js";
import { linkTarget } from "./linkTarget.js";
import type { LinkHandling } from "./linkTarget.js";
import { ownOutput } from "./temporaryFolder.js";

export interface WalkOptions {
  /** Absolute path, links resolved. */
  readonly folder: string;
  readonly rules: IgnoreRules;
  readonly dialect: IgnoreDialect;
  readonly links: LinkHandling;
  readonly signal: AbortSignal | undefined;
  /** Files found so far. */
  readonly onProgress: ((fileCount: number) => void) | undefined;
}

export interface WalkResult {
  /** In no particular order. */
  readonly files: readonly CollectedFile[];
  /** Links to folders, which are not followed. */
  readonly unfollowedLinks: readonly string[];
  readonly log: ExclusionLog;
}

/** A folder that is still to be read. */
interface PendingFolder {
  readonly path: string;
  readonly name: string;
  /** What decides about the folder above it. */
  readonly above: FolderDecision;
}

/** How many files are looked at together. */
const atOnce = 32;
/** How many files are found between two reports of the progress. */
const reportEvery = 100;

/** The folders of version control, which no block needs and which hold the whole history. */
const neverPacked = new Set([".git", ".hg", ".svn"]);

/** Finds the files that are to be packed. Rejects with `ArtifactError`, or with a `PressError` when cancelled. */
export async function walkFolder(options: WalkOptions): Promise<WalkResult> {
  return new Walk(options).run();
}

class Walk {
  readonly #options: WalkOptions;
  readonly #log: ExclusionLog;
  readonly #files: CollectedFile[] = [];
  readonly #unfollowedLinks: string[] = [];
  readonly #pending: PendingFolder[] = [];
  #totalBytes = 0;
  /** Files found when the progress was told last. */
  #reported = 0;

  constructor(options: WalkOptions) {
    this.#options = options;
    this.#log = new ExclusionLog(options.rules, options.dialect);
  }

  async run(): Promise<WalkResult> {
    await this.#readFolder("", this.#options.rules.root);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      await this.#enter(next);
    }
    return { files: this.#files, unfollowedLinks: this.#unfollowedLinks, log: this.#log };
  }

  #report(): void {
    if (this.#files.length - this.#reported < reportEvery) return;
    this.#reported = this.#files.length;
    this.#options.onProgress?.(this.#files.length);
  }

  async #enter({ path: folderPath, name, above }: PendingFolder): Promise<void> {
    const { rules, dialect } = this.#options;
    const decision = rules.enterFolder(name, above);
    const isLeftOut = rules.isAllExcluded(decision, dialect);
    const isCompared = !rules.isAllExcluded(decision, dialect === "sdk" ? "docker" : "sdk");
    const isTooMuch = this.#log.differences.length > artifactLimits.files;
    if (isLeftOut && (!isCompared || isTooMuch)) {
      this.#log.noteFolder(decision);
      return;
    }
    if (folderPath.split("/").length > artifactLimits.depth) {
      if (isLeftOut) return;
      throw new ArtifactError(
        "tooDeep",
        `"${folderPath}" is nested more than ${artifactLimits.depth} folders deep; ignore it.`,
        { path: folderPath },
      );
    }
    await this.#readFolder(folderPath, decision);
  }

  async #readFolder(folderPath: string, decision: FolderDecision): Promise<void> {
    const entries = await this.#list(folderPath, decision);
    for (let index = 0; index < entries.length; index += atOnce) {
      throwIfCancelled(this.#options.signal, "collectFiles");
      const some = entries.slice(index, index + atOnce);
      await Promise.all(some.map((entry) => this.#visit(entry, folderPath, decision)));
      this.#report();
    }
  }

  async #list(folderPath: string, decision: FolderDecision): Promise<Dirent[]> {
    const { folder, rules, dialect } = this.#options;
    try {
      return await readdir(path.join(folder, folderPath), { withFileTypes: true });
    } catch {
      if (rules.isExcluded(decision, dialect)) return [];
      throw unreadable(
        folderPath,
        `The folder "${folderPath === "" ? "." : folderPath}" cannot be read; ignore it or make it readable.`,
      );
    }
  }

  async #visit(entry: Dirent, folderPath: string, decision: FolderDecision): Promise<void> {
    const { name } = entry;
    if (neverPacked.has(name.toLowerCase()) || ownOutput.test(name)) return;
    const entryPath = folderPath === "" ? name : `${folderPath}/${name}`;
    if (entry.isDirectory()) {
      this.#pending.push({ path: entryPath, name, above: decision });
      return;
    }
    const isExcluded = this.#log.noteFile(
      entryPath,
      this.#options.rules.decideFile(name, decision),
    );
    if (!isExcluded) await this.#take(entry, entryPath);
  }

  async #take(entry: Dirent, entryPath: string): Promise<void> {
    const { folder, links } = this.#options;
    checkEntryPath(entryPath);
    const isLink = entry.isSymbolicLink();
    const realPath = isLink
      ? await linkTarget(folder, entryPath, links)
      : path.join(folder, entryPath);
    const stats = await inspect(realPath, entryPath);
    if (stats.isDirectory()) {
      this.#unfollowedLinks.push(entryPath);
      return;
    }
    const size = Number(stats.size);
    this.#totalBytes += size;
    this.#files.push({
      path: entryPath,
      size,
      isExecutable: isExecutable(stats),
      ...(isLink && { targetPath: path.relative(folder, realPath).split(path.sep).join("/") }),
      identity: fileIdentity(stats),
    });
    this.#checkLimits();
  }

  #checkLimits(): void {
    if (this.#files.length > artifactLimits.files) {
      const [first] = largestEntries(folderTree(this.#files), ({ fileCount }) => fileCount);
      const most = first && `, such as "${first.path}" with at least ${first.fileCount}`;
      throw new ArtifactError(
        "tooManyFiles",
        `The artifact has more than 50,000 files; ignore what the build does not need${most ?? ""}.`,
      );
    }
    if (this.#totalBytes > artifactLimits.bytes) {
      const names = largestEntries(folderTree(this.#files), ({ size }) => size).map(
        (entry) => `"${entry.path}"`,
      );
      throw new ArtifactError(
        "tooLarge",
        `The artifact has more than 512 MiB; ignore what the build does not need (most is in ${names.join(", ")}).`,
      );
    }
  }
}

/** What a regular file is like. Rejects with `ArtifactError` for what is none and no folder. */
async function inspect(realPath: string, entryPath: string): Promise<BigIntStats> {
  const stats = await lstat(realPath, { bigint: true }).catch(() => {
    throw unreadable(entryPath, `"${entryPath}" cannot be read; ignore it or make it readable.`);
  });
  if (stats.isFile() || stats.isDirectory()) return stats;
  throw new ArtifactError(
    "specialFile",
    `"${entryPath}" is a ${specialKind(stats)}, which cannot be packed; ignore it.`,
    { path: entryPath },
  );
}

/**
 * The file as it is now. Rejects with `ArtifactError` when it is gone, or no longer a regular file in its own place.
 */
export async function inspectAgain(folder: string, file: CollectedFile): Promise<CollectedFile> {
  const stats = await inspect(locationOf(folder, file), file.path);
  if (!stats.isFile()) {
    throw unreadable(file.path, `"${file.path}" is a folder now; list the files again.`);
  }
  return {
    ...file,
    size: Number(stats.size),
    isExecutable: isExecutable(stats),
    identity: fileIdentity(stats),
  };
}

function isExecutable({ mode }: BigIntStats): boolean {
  return process.platform !== "win32" && (mode & 0o100n) !== 0n;
}

function unreadable(entryPath: string, message: string): ArtifactError {
  return new ArtifactError("unreadable", message, { path: entryPath });
}

function specialKind(stats: BigIntStats): string {
  if (stats.isSymbolicLink()) return "link";
  if (stats.isSocket()) return "socket";
  if (stats.isFIFO()) return "named pipe";
  return "device";
}
