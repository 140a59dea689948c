import { TextDocument } from "vscode-languageserver-textdocument";
import { mayBeBlockFile } from "../../model/documentKind.js";
import { associatedKind, type FileAssociation } from "../../model/fileAssociations.js";
import type { FilesBeside } from "../../rules/beside/filesBeside.js";
import { readWhole, type BlockDocument } from "../blockDocument.js";

/** How the files beside a document are found and read. */
export interface OtherFiles {
  /** The files around a file; undefined for one that is not on the disk. */
  besideOf(uri: string): FilesBeside | undefined;
  /** What a file is for by its name. */
  associationsOf(uri: string): readonly FileAssociation[];
}

interface Reading {
  readonly text: string;
  readonly associations: string;
  readonly block: BlockDocument | undefined;
}

const recent = new Map<string, Reading>();
/** Files of which the meaning is kept. */
const mostKept = 200;

/**
 * A file beside the document that is asked about; read once as long as it stays as it is. Undefined for a file that is not
 * there or no block file.
 */
export function readOther(
  uri: string,
  files: OtherFiles,
  associations = files.associationsOf(uri),
): BlockDocument | undefined {
  const text = files.besideOf(uri)?.readText(uri);
  if (text === undefined) return undefined;
  if (associatedKind(associations, uri) === undefined && !mayBeBlockFile(text, uri))
    return undefined;
  const known = recent.get(uri);
  const key = JSON.stringify(associations);
  if (known?.text === text && known.associations === key) return known.block;
  const document = TextDocument.create(uri, "yaml", 0, text);
  const block = readWhole(document, { rules: {}, files: associations })?.block;
  recent.delete(uri);
  const [oldest] = recent.keys();
  if (recent.size >= mostKept && oldest !== undefined) recent.delete(oldest);
  recent.set(uri, { text, associations: key, block });
  return block;
}
