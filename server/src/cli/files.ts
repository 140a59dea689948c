import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { escapePath, glob } from "tinyglobby";
import { CliError } from "./cliError.js";

/** Folders that never hold block files of one's own. */
const skipped = ["**/node_modules/**", "**/.git/**", "**/.hg/**", "**/.svn/**"];
/** Names that are block files by themselves, and others that may turn out to be. */
const candidates = ["**/*.{yaml,yml}", "**/*.{yaml,yml}.j2"];

/**
 * The files that patterns stand for, sorted, relative to `folder`, with slashes. A pattern is a file, a folder, which
 * stands for all YAML files below it, or a glob. Throws `CliError` for a pattern that stands for nothing.
 */
export async function findFiles(
  patterns: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  if (patterns.length === 0) {
    for (const file of await search(candidates, folder)) found.add(file);
    return sorted(found);
  }
  for (const pattern of patterns) {
    const files = await filesOf(pattern, folder);
    if (files.length === 0) throw new CliError(`No file fits "${pattern}".`);
    for (const file of files) found.add(file);
  }
  return sorted(found);
}

async function filesOf(pattern: string, folder: string): Promise<readonly string[]> {
  const absolute = path.resolve(folder, pattern);
  if (!existsSync(absolute)) return search([pattern.replaceAll("\\", "/")], folder);
  if (!statSync(absolute).isDirectory()) return [relative(absolute, folder)];
  const below = escapePath(relative(absolute, folder));
  return search(
    candidates.map((candidate) => (below === "" ? candidate : `${below}/${candidate}`)),
    folder,
  );
}

function search(patterns: string[], folder: string): Promise<string[]> {
  return glob(patterns, {
    cwd: folder,
    ignore: skipped,
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
}

function relative(absolute: string, folder: string): string {
  return path.relative(folder, absolute).replaceAll(path.sep, "/");
}

function sorted(files: Iterable<string>): readonly string[] {
  return [...files].sort((a, b) => (a < b ? -1 : 1));
}
