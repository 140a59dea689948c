import type { Interruptible } from "../../interruptible.js";
import type { BlockFile } from "../../model/spec.js";
import { findPath, type FilesBeside } from "../../rules/beside/filesBeside.js";
import { readMarkedSpec, specFolders, specMarker } from "../../rules/deployment/deployedSpec.js";
import { isSameUri, parentUri } from "../../workspace.js";
import type { BlockDocument } from "../blockDocument.js";
import { readOther, type OtherFiles } from "./otherFiles.js";
import { yamlFilesBelow } from "./yamlFilesBelow.js";

/** The file that describes the block to which a file belongs: the file itself, or the one that its comment names. */
export function specOf(
  { kind, tree, file, text }: Pick<BlockDocument, "kind" | "tree" | "file" | "text">,
  files: OtherFiles,
): string | undefined {
  if (kind === "create-spec" || kind === "create-release") return text.uri;
  const beside = files.besideOf(text.uri);
  return beside && file && markedSpec(beside, { tree, file });
}

/** Undefined where the comment leads to no block, or to another release of it than the one that is deployed. */
function markedSpec(
  beside: FilesBeside,
  { tree, file }: { readonly tree: BlockDocument["tree"]; readonly file: BlockFile },
): string | undefined {
  const marker = specMarker(tree);
  if (!marker) return undefined;
  const place = findPath(beside, specFolders(beside), marker.text);
  const spec = readMarkedSpec({ file, beside }, marker.text);
  const isSpec = spec === undefined || spec.found === "spec";
  return place?.kind === "file" && isSpec ? place.uri : undefined;
}

/** In one of the first ten lines, looked for without reading the YAML. */
const firstLines = /^(?:[^\n]*\n){0,9}#\s*peak-press-spec:/;

/** The deployments, revisions and files of run parameters that name a file as the one that describes their block. */
export function* deploymentsOf(
  spec: string,
  files: OtherFiles,
): Interruptible<readonly BlockDocument[]> {
  const beside = files.besideOf(spec);
  if (!beside) return [];
  const found: BlockDocument[] = [];
  for (const uri of yield* yamlFilesBelow(beside.root ?? parentUri(spec), beside)) {
    yield;
    const text = beside.readText(uri);
    if (text === undefined || !firstLines.test(text) || isSameUri(uri, spec)) continue;
    const block = readOther(uri, files);
    const named = block && specOf(block, files);
    if (block && named !== undefined && isSameUri(named, spec)) found.push(block);
  }
  return found;
}
