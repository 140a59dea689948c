import type { Interruptible } from "../../interruptible.js";
import { isSameUri } from "../../workspace.js";
import type { BlockDocument } from "../blockDocument.js";
import type { NameIdentity, NameKind } from "../names/occurrence.js";
import { namesOfDocument, type FileNames } from "./fileNames.js";
import { readOther, type OtherFiles } from "./otherFiles.js";
import { deploymentsOf, specOf } from "./specGroup.js";
import { readVariableFile, sharersOfVariables, variableFileOf } from "./variableGroup.js";

/** The document that is asked about, and how the files around it are read. */
export interface Asked {
  readonly block: BlockDocument;
  readonly files: OtherFiles;
}

/** The names of all files in which a name of the document means the same thing; the document comes first. */
export function* relatedNames(
  asked: Asked,
  identity: NameIdentity,
): Interruptible<readonly FileNames[]> {
  const found = [namesOfDocument(asked.block, asked.files)];
  for (const other of yield* relatedFiles(asked, identity)) {
    yield;
    found.push(namesOfDocument(other, asked.files));
  }
  return found;
}

function* relatedFiles(
  { block, files }: Asked,
  { kind, owner }: NameIdentity,
): Interruptible<readonly BlockDocument[]> {
  const { uri } = block.text;
  if (kind === "parameter" || kind === "spec") {
    const spec = specOf(block, files);
    if (spec === undefined) return [];
    const declaring = isSameUri(spec, uri) ? undefined : readOther(spec, files);
    const deployments = yield* deploymentsOf(spec, files);
    const others = deployments.filter(({ text }) => !isSameUri(text.uri, uri));
    return declaring ? [declaring, ...others] : others;
  }
  if (kind !== "variable" || owner !== undefined) return [];
  const variableFile = variableFileOf(block, files);
  return variableFile === undefined ? [] : yield* sharersOfVariables(variableFile, uri, files);
}

/**
 * The names of the document, and of the one other file that may declare what is used in it: the block that is deployed, the
 * file of variables. Needs no search.
 */
export function declaringNames(asked: Asked, { kind }: NameIdentity): readonly FileNames[] {
  const { block, files } = asked;
  const own = namesOfDocument(block, files);
  const other = declaringFile(asked, kind);
  return other && !isSameUri(other.text.uri, own.uri)
    ? [own, namesOfDocument(other, files)]
    : [own];
}

function declaringFile({ block, files }: Asked, kind: NameKind): BlockDocument | undefined {
  if (kind === "parameter" || kind === "spec") {
    const spec = specOf(block, files);
    return spec === undefined ? undefined : readOther(spec, files);
  }
  const variableFile = kind === "variable" ? variableFileOf(block, files) : undefined;
  return variableFile === undefined ? undefined : readVariableFile(variableFile, files);
}
