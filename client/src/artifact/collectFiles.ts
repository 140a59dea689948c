import { ArtifactError } from "./artifactError.js";
import { artifactFolder } from "./artifactFolder.js";
import type { FolderSource } from "./artifactFolder.js";
import type { CollectedFile } from "./collectedFile.js";
import { compareBytes } from "./compareBytes.js";
import { checkCollisions, isReservedOnWindows } from "./entryNames.js";
import type { DialectDifference, Exclusion, ExclusionLog } from "./exclusions.js";
import { readIgnoreFiles } from "./ignore/ignoreFile.js";
import type { IgnoreHint } from "./ignore/ignoreHints.js";
import type { IgnoreDialect } from "./ignore/ignorePattern.js";
import type { LinkHandling } from "./linkTarget.js";
import { findSecrets } from "./secrets/findSecrets.js";
import type { SecretFinding } from "./secrets/findSecrets.js";
import { walkFolder } from "./walkFolder.js";

/** What the `artifact` of a block file declares, and the folders that its path may be relative to. */
export interface ArtifactSource extends FolderSource {
  /** `artifact.ignore_files`: names of files directly in `path`. Default: `.dockerignore`, when it exists. */
  readonly ignoreFiles?: readonly string[];
  /** Which dialect of ignore files counts. Default: that of the platform's own packer. */
  readonly dialect?: IgnoreDialect;
  /** Default: `refuse`. */
  readonly links?: LinkHandling;
}

export interface CollectOptions {
  readonly signal?: AbortSignal;
  /** Files found so far. */
  readonly onProgress?: (fileCount: number) => void;
}

export interface CollectedFiles {
  /** Absolute path of the packed folder, links resolved. */
  readonly folder: string;
  /** Sorted by the bytes of their paths. */
  readonly files: readonly CollectedFile[];
  /** Bytes before compression. */
  readonly totalBytes: number;
  /** The dialect of ignore files that counts. */
  readonly dialect: IgnoreDialect;
  /** How many files the ignore rules left out, counting a folder that was left out whole as one. */
  readonly excludedCount: number;
  /** What each line of the ignore files leaves out. */
  readonly exclusions: readonly Exclusion[];
  /** Files that the other dialect would pack or leave out instead, sorted by path. */
  readonly differences: readonly DialectDifference[];
  /** About lines of the ignore files. */
  readonly hints: readonly IgnoreHint[];
  /** Paths among `files` that look like keys or passwords: to be confirmed one by one, or ignored. */
  readonly secrets: readonly string[];
  /** Why `secrets` look like that. */
  readonly secretFindings: readonly SecretFinding[];
  /** Links to folders. They are not followed, so what they lead to is not packed. */
  readonly unfollowedLinks: readonly string[];
  /** Paths that Windows cannot have. */
  readonly reservedNames: readonly string[];
}

/**
 * Lists what would be packed. Rejects with `ArtifactError`, or with a `PressError` when cancelled. No entry lies
 * outside the folder.
 */
export async function collectFiles(
  source: ArtifactSource,
  { signal, onProgress }: CollectOptions = {},
): Promise<CollectedFiles> {
  const { dialect = "sdk", links = "refuse" } = source;
  const folder = await artifactFolder(source);
  const rules = await readIgnoreFiles(folder, source.ignoreFiles);
  const { log, unfollowedLinks, ...found } = await walkFolder({
    folder,
    rules,
    dialect,
    links,
    signal,
    onProgress,
  });
  const exclusions = log.exclusions();
  if (found.files.length === 0) throw nothingLeft(source.path, exclusions);
  const files = found.files.toSorted((a, b) => compareBytes(a.path, b.path));
  checkCollisions(files);
  const secretFindings = await findSecrets({ folder, files }, signal);
  return {
    folder,
    files,
    totalBytes: files.reduce((sum, { size }) => sum + size, 0),
    dialect,
    excludedCount: exclusions.reduce((sum, line) => sum + line.files + line.folders, 0),
    exclusions,
    differences: sortedDifferences(log),
    hints: log.hints(),
    secrets: [...new Set(secretFindings.map(({ path }) => path))].sort(),
    secretFindings,
    unfollowedLinks: [...unfollowedLinks].sort(),
    reservedNames: files.map(({ path }) => path).filter(isReservedOnWindows),
  };
}

function sortedDifferences({ differences }: ExclusionLog): readonly DialectDifference[] {
  return differences.toSorted((a, b) => compareBytes(a.path, b.path));
}

function nothingLeft(sourcePath: string, exclusions: readonly Exclusion[]): ArtifactError {
  const shown = JSON.stringify(sourcePath);
  const last = exclusions.at(-1)?.source;
  const message =
    last === undefined
      ? `The artifact folder ${shown} holds no file; correct artifact.path.`
      : `The artifact folder ${shown} only holds files that are ignored, the last by line ${last.line} of ${last.file}, ${JSON.stringify(last.text)}; correct the ignore file or artifact.path.`;
  return new ArtifactError("nothingLeft", message);
}
