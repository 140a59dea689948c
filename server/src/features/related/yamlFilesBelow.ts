import type { Interruptible } from "../../interruptible.js";
import { joinUri, type FileReader } from "../../workspace.js";

/** Entries of folders that are looked at, and files that are given, at most. */
const mostEntries = 20_000;
const mostFiles = 2_000;
const skipped: ReadonlySet<string> = new Set(["node_modules", "__pycache__", "venv"]);
const yamlName = /\.ya?ml(?:\.j2)?$/i;

/** URIs of the YAML files below a folder, those in folders of tools and hidden folders apart; the nearest first. */
export function* yamlFilesBelow(
  folder: string,
  files: Pick<FileReader, "list">,
): Interruptible<readonly string[]> {
  const found: string[] = [];
  const open = [folder];
  let seen = 0;
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const { name, kind } of files.list(next)) {
      if (++seen > mostEntries || found.length >= mostFiles) return found;
      const uri = joinUri(next, name);
      if (kind === "folder" && !name.startsWith(".") && !skipped.has(name)) open.push(uri);
      if (kind === "file" && yamlName.test(name)) found.push(uri);
    }
    yield;
  }
  return found;
}
