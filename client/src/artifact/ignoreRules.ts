import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import ignore from "ignore";
import type { Ignore } from "ignore";
import { ArtifactError } from "./artifactError.js";

const defaultIgnoreFile = ".dockerignore";
const largestIgnoreFile = 1024 * 1024;

/** Patterns that follow each other with the same sign; one matches when any of its patterns does. */
interface RuleGroup {
  readonly isNegated: boolean;
  readonly patterns: Ignore;
}

/**
 * Which files stay out of an artifact, as the platform's own packer sees it: gitignore patterns, where the last one that
 * matches a file or a folder above it decides. Other than in git, a file can be brought back from an ignored folder.
 */
export class IgnoreRules {
  readonly #groups: readonly RuleGroup[];

  constructor(groups: readonly RuleGroup[]) {
    this.#groups = groups;
  }

  /** `filePath` is relative to the packed folder, with `/`. */
  ignoresFile(filePath: string): boolean {
    return this.#groups.findLast(({ patterns }) => patterns.ignores(filePath))?.isNegated === false;
  }

  /** Whether everything below the folder is ignored, so that it need not be read. */
  ignoresAllOf(folderPath: string): boolean {
    const last = this.#groups.findLastIndex(({ patterns }) => patterns.ignores(`${folderPath}/`));
    return last !== -1 && this.#groups.slice(last).every(({ isNegated }) => !isNegated);
  }
}

/**
 * Reads the ignore files of an artifact: those declared, which stand directly in the packed folder, else
 * `.dockerignore` when there is one. Rejects with `ArtifactError`.
 */
export async function readIgnoreRules(
  folder: string,
  declared: readonly string[] | undefined,
): Promise<IgnoreRules> {
  const isDeclared = declared !== undefined && declared.length > 0;
  const groups: RuleGroup[] = [];
  for (const name of isDeclared ? declared : [defaultIgnoreFile]) {
    const text = await readIgnoreFile(folder, name, isDeclared);
    for (const pattern of parsePatterns(name, text)) addPattern(groups, pattern);
  }
  return new IgnoreRules(groups);
}

async function readIgnoreFile(folder: string, name: string, isDeclared: boolean): Promise<string> {
  if (name === "" || name === ".." || name === "." || /[/\\\0]/.test(name)) {
    throw new ArtifactError(
      `The ignore file ${JSON.stringify(name)} does not lie directly in the artifact folder; name a file there.`,
    );
  }
  const filePath = path.join(folder, name);
  const stats = await lstat(filePath).catch(() => undefined);
  if (stats === undefined) {
    if (!isDeclared) return "";
    throw new ArtifactError(
      `The ignore file "${name}" does not exist in the artifact folder; create it or remove it from artifact.ignore_files.`,
    );
  }
  if (!stats.isFile() || stats.size > largestIgnoreFile) {
    throw new ArtifactError(
      `The ignore file "${name}" is no text file of at most 1 MiB, so nothing was packed.`,
    );
  }
  return readFile(filePath, "utf8").catch(() => {
    throw new ArtifactError(`The ignore file "${name}" cannot be read, so nothing was packed.`);
  });
}

interface Pattern {
  readonly text: string;
  readonly isNegated: boolean;
}

function parsePatterns(fileName: string, text: string): Pattern[] {
  const patterns: Pattern[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const isNegated = line.startsWith("!");
    const pattern = isNegated ? line.slice(1) : line;
    const problem = patternProblem(pattern);
    if (problem !== undefined) {
      throw new ArtifactError(
        `Line ${index + 1} of ${fileName} ${problem}, so nothing was packed.`,
      );
    }
    // A sign or comment mark that is left is part of the name.
    patterns.push({ text: pattern.replace(/^[!#]/, String.raw`\$&`), isNegated });
  }
  return patterns;
}

function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === "") return 'has a "!" without a pattern';
  const bare = pattern.replace(/\\./g, "");
  if (/\[[^\]]*$/.test(bare)) return 'has a "[" that is not closed';
  return undefined;
}

function addPattern(groups: RuleGroup[], { text, isNegated }: Pattern): void {
  const last = groups.at(-1);
  if (last?.isNegated === isNegated) {
    last.patterns.add({ pattern: text });
    return;
  }
  const patterns = ignore({ ignorecase: false }).add({ pattern: text });
  groups.push({ isNegated, patterns });
}
