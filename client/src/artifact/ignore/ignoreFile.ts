import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { ArtifactError } from "../artifactError.js";
import { ignoreLines } from "./ignoreLine.js";
import type { IgnoreLine } from "./ignoreLine.js";
import type { IgnoreRules } from "./ignoreRules.js";
import { readRules } from "./readRules.js";

const defaultIgnoreFile = ".dockerignore";
const largestIgnoreFile = 1024 * 1024;

/**
 * Reads the ignore files of an artifact: those declared, which stand directly in the packed folder, else
 * `.dockerignore` when there is one. Rejects with `ArtifactError`; a file that cannot be read or understood is never
 * passed over, because it would let out what it keeps in.
 */
export async function readIgnoreFiles(
  folder: string,
  declared: readonly string[] | undefined,
): Promise<IgnoreRules> {
  const isDeclared = declared !== undefined && declared.length > 0;
  const lines: IgnoreLine[] = [];
  for (const name of isDeclared ? declared : [defaultIgnoreFile]) {
    const text = await readText(folder, name, isDeclared);
    lines.push(...ignoreLines(name, text));
  }
  const read = readRules(lines);
  if (read.problems === undefined) return read.rules;
  const [{ file, line, column, problem }, ...others] = read.problems;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new ArtifactError(
    "ignorePattern",
    `Line ${line} of ${file}, column ${column}: ${problem}; nothing was packed${more}.`,
    { problems: read.problems, path: file },
  );
}

async function readText(folder: string, name: string, isDeclared: boolean): Promise<string> {
  if (name === "" || name === ".." || name === "." || /[/\\\0]/.test(name)) {
    throw failure(
      name,
      `The ignore file ${JSON.stringify(name)} does not lie directly in the artifact folder; name a file there.`,
    );
  }
  const filePath = path.join(folder, name);
  const stats = await lstat(filePath).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw unreadable(name);
  });
  if (stats === undefined) {
    if (!isDeclared) return "";
    throw failure(
      name,
      `The ignore file "${name}" does not exist in the artifact folder; create it or remove it from artifact.ignore_files.`,
    );
  }
  if (!stats.isFile() || stats.size > largestIgnoreFile) {
    throw failure(
      name,
      `The ignore file "${name}" is no text file of at most 1 MiB, so nothing was packed.`,
    );
  }
  const bytes = await readFile(filePath).catch(() => {
    throw unreadable(name);
  });
  return decode(name, bytes);
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failure(
      name,
      `The ignore file "${name}" is not UTF-8 text, so nothing was packed; save it with that encoding.`,
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "code") === "ENOENT";
}

function unreadable(name: string): ArtifactError {
  return failure(name, `The ignore file "${name}" cannot be read, so nothing was packed.`);
}

function failure(path: string, message: string): ArtifactError {
  return new ArtifactError("ignoreFile", message, { path });
}
