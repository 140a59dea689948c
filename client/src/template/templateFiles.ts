import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { TemplateError } from "./jinja/templateError.js";

export interface TemplateFile {
  /** Absolute, without links. */
  readonly path: string;
  readonly text: string;
}

/** Reads files for templates; nothing outside the folder that was opened. */
export interface TemplateFiles {
  /** Undefined when there is no such file. Throws `TemplateError` when it may not be read. */
  read(file: string): TemplateFile | undefined;
}

const largest = 1024 * 1024;

/** The files below a folder, links resolved. */
export function filesBelow(folder: string): TemplateFiles {
  const root = realpathSync(folder);
  return {
    read(file) {
      const real = existing(file);
      if (real === undefined) return undefined;
      const relative = path.relative(root, real);
      if (relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
        throw new TemplateError(
          "notFound",
          `The file "${path.basename(file)}" is outside the folder that is open, so it is not read; open a folder that holds it.`,
        );
      }
      return { path: real, text: readText(real) };
    },
  };
}

function existing(file: string): string | undefined {
  if (file.includes("\0")) return undefined;
  try {
    const real = realpathSync(file);
    return statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string {
  if (statSync(file).size > largest) {
    throw new TemplateError("limit", `The file "${path.basename(file)}" is larger than 1 MiB.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new TemplateError("value", `The file "${path.basename(file)}" is no text in UTF-8.`);
  }
}
