import path from "node:path";
import type { TemplateLoader } from "./jinja/render.js";
import { TemplateError } from "./jinja/templateError.js";
import { moveContexts } from "./moveContexts.js";
import type { TemplateFile, TemplateFiles } from "./templateFiles.js";

const mostIncludes = 1000;

/**
 * Finds included files as the platform's command line does: in the working folder, then beside the files that were
 * loaded before, in the order of loading. A file that is reached under a second name, or from itself, is a circle.
 */
export class IncludeLoader implements TemplateLoader {
  readonly #files: TemplateFiles;
  readonly #rootFolder: string;
  readonly #folders: string[];
  readonly #names = new Map<string, string>();
  readonly #found = new Map<string, TemplateFile>();
  readonly #open: string[];
  #count = 0;

  /** @param root absolute path of the template itself */
  constructor(files: TemplateFiles, root: string, workingFolder: string) {
    this.#files = files;
    this.#rootFolder = path.dirname(root);
    this.#folders = [...new Set([workingFolder, this.#rootFolder])];
    this.#open = [root];
  }

  /** Absolute paths of the files that were included. */
  get included(): readonly string[] {
    return [...this.#names.keys()];
  }

  load(written: string): { readonly source: string; readonly name: string } | undefined {
    const name = written.trim();
    this.#count += 1;
    if (this.#count > mostIncludes) {
      throw new TemplateError("limit", `The template includes more than ${mostIncludes} files.`);
    }
    const file = this.#found.get(name) ?? this.#find(name);
    if (file === undefined) return undefined;
    const otherName = this.#names.get(file.path);
    if (this.#open.includes(file.path) || (otherName !== undefined && otherName !== name)) {
      throw new TemplateError(
        "circular",
        `The included file "${name}" was reached before${otherName === undefined || otherName === name ? "" : ` as "${otherName}"`}, which makes a circular include.`,
      );
    }
    this.#found.set(name, file);
    this.#names.set(file.path, name);
    this.#open.push(file.path);
    const folder = path.dirname(file.path);
    if (!this.#folders.includes(folder)) this.#folders.push(folder);
    return { source: moveContexts(file.text, folder, this.#rootFolder), name };
  }

  done(): void {
    this.#open.pop();
  }

  #find(name: string): TemplateFile | undefined {
    if (name === "" || path.isAbsolute(name)) return undefined;
    for (const folder of this.#folders) {
      const file = this.#files.read(path.join(folder, name));
      if (file !== undefined) return file;
    }
    return undefined;
  }
}
