import { locate } from "../../document/locate.js";
import type { FilesBeside } from "../../rules/beside/filesBeside.js";
import { escapeMarkdown } from "../../schema/describe.js";
import { joinUri } from "../../workspace.js";
import { findFileAt, pathWithin } from "../filePaths.js";
import { codeOf, counted, paragraphs, type Explain } from "./explanation.js";

/** Files and folders that are looked at to tell the size of a folder. */
const mostEntries = 1000;

/** A path of the file by what is there: the artifact's folder with its size, a Dockerfile, a context, an ignore file. */
export const explainFile: Explain = ({ block, around: { tree }, offset }) => {
  const { beside } = block;
  const { trail, isKey } = locate(tree.root, offset);
  const entry = trail.at(-1);
  if (!beside || isKey || entry?.node?.kind !== "scalar") return undefined;
  const file = findFileAt(block, entry.path, tree.root);
  if (!file) return undefined;
  const { range } = entry.node;
  const heading = `**${escapeMarkdown(file.what)}**`;
  if (file.found === undefined) {
    return { range, markdown: paragraphs(heading, `There is nothing at ${codeOf(file.path)}.`) };
  }
  const { uri, kind } = file.found;
  const place = `The ${kind} ${codeOf(pathWithin(beside.root, uri))}`;
  const size = kind === "folder" ? sizeOfFolder(beside, uri) : bytes(beside.stat(uri)?.size ?? 0);
  return { range, markdown: paragraphs(heading, `${place}: ${size}.`, file.note) };
};

/** `12 files, 3.4 MB`, before ignore files are applied. */
function sizeOfFolder(files: FilesBeside, folder: string): string {
  const open = [folder];
  let seen = 0;
  let count = 0;
  let size = 0;
  for (let next = open.pop(); next !== undefined && seen <= mostEntries; next = open.pop()) {
    for (const { name, kind } of files.list(next)) {
      if (++seen > mostEntries) break;
      const uri = joinUri(next, name);
      if (kind === "folder") open.push(uri);
      else {
        count += 1;
        size += files.stat(uri)?.size ?? 0;
      }
    }
  }
  const isWhole = seen <= mostEntries;
  return `${isWhole ? "" : "more than "}${counted(count, "file")}, ${bytes(size)}`;
}

function bytes(size: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ""}`;
}
