import type { Interruptible } from "../../interruptible.js";
import type { FileAssociation } from "../../model/fileAssociations.js";
import { isSameUri } from "../../workspace.js";
import type { BlockDocument } from "../blockDocument.js";
import { readOther, type OtherFiles } from "./otherFiles.js";

/** The file with the values of a template's variables: the file itself, or the one that the project file names. */
export function variableFileOf(
  { kind, text: { uri } }: Pick<BlockDocument, "kind" | "text">,
  files: OtherFiles,
): string | undefined {
  return kind === "template-params" ? uri : files.besideOf(uri)?.templateParameters;
}

/** Whatever stands in it, a file of variables is one by what the project file says. */
const asVariables: readonly FileAssociation[] = [{ glob: "**", kind: "template-params" }];

export function readVariableFile(uri: string, files: OtherFiles): BlockDocument | undefined {
  return readOther(uri, files, asVariables);
}

/** A file of variables and the templates that take their values from it, the document that is asked about apart. */
export function* sharersOfVariables(
  variableFile: string,
  asked: string,
  files: OtherFiles,
): Interruptible<readonly BlockDocument[]> {
  const found: (BlockDocument | undefined)[] = [];
  if (!isSameUri(variableFile, asked)) found.push(readVariableFile(variableFile, files));
  for (const uri of files.besideOf(variableFile)?.templates() ?? []) {
    yield;
    if (!isSameUri(uri, asked)) found.push(readOther(uri, files));
  }
  return found.filter((block) => block !== undefined);
}
