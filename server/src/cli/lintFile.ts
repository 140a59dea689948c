import { randomUUID } from "node:crypto";
import {
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "./cliError.js";
import type { Linter } from "./lintText.js";
import type { FileReport, ReportedFinding } from "./report.js";

/**
 * Checks one file, and writes it anew when fixes have changed it. Undefined when it is no block file.
 *
 * @param file relative to `folder`
 */
export function lintFile(linter: Linter, file: string, folder: string): FileReport | undefined {
  const filePath = path.resolve(folder, file);
  const bytes = read(filePath, file);
  const text = decode(bytes);
  if (text === undefined) return { file, findings: [notText], isFixed: false };
  const result = linter.lint(pathToFileURL(filePath).href, text);
  if (result === undefined) return undefined;
  const isFixed = result.text !== text;
  if (isFixed) replace(filePath, file, result.text);
  return { file, findings: result.findings, isFixed };
}

function read(filePath: string, file: string): Buffer {
  try {
    return readFileSync(filePath);
  } catch (error) {
    throw new CliError(`"${file}" cannot be read (${codeOf(error)}).`);
  }
}

/** Undefined for what is not UTF-8. A byte order mark stays, so that fixing keeps it. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const notText: ReportedFinding = {
  rule: "file/not-text",
  severity: "error",
  message: "The file is not UTF-8 text; save it with the encoding UTF-8.",
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
};

/** Beside the file first, then in its place: an interrupted run leaves the old file or the new one. */
function replace(filePath: string, file: string, text: string): void {
  const target = realpathSync(filePath);
  const draft = `${target}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text, { flag: "wx", mode: statSync(target).mode });
    renameSync(draft, target);
  } catch (error) {
    remove(draft);
    throw new CliError(`"${file}" could not be written (${codeOf(error)}); it is as it was.`);
  }
}

function remove(draft: string): void {
  try {
    unlinkSync(draft);
  } catch {
    // It was never made.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
