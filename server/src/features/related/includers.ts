import type { Interruptible } from "../../interruptible.js";
import { isSameUri, parentUri } from "../../workspace.js";
import { namesOfDocument, type FileNames } from "./fileNames.js";
import { readOther } from "./otherFiles.js";
import type { Asked } from "./relatedNames.js";
import { yamlFilesBelow } from "./yamlFilesBelow.js";

/** The names of all other templates in the workspace that include one of some files. */
export function* includersOf(
  fragments: ReadonlySet<string>,
  { block, files }: Asked,
): Interruptible<readonly FileNames[]> {
  const { uri: asked } = block.text;
  const beside = files.besideOf(asked);
  if (!beside || fragments.size === 0) return [];
  const found: FileNames[] = [];
  for (const uri of yield* yamlFilesBelow(beside.root ?? parentUri(asked), beside)) {
    yield;
    if (isSameUri(uri, asked) || !mayInclude(beside.readText(uri))) continue;
    const other = readOther(uri, files);
    const names = other && namesOfDocument(other, files);
    if (names && [...fragments].some((each) => names.included.has(each))) found.push(names);
  }
  return found;
}

function mayInclude(text: string | undefined): boolean {
  return text !== undefined && /\{%[-+]?\s*include\b/.test(text);
}
