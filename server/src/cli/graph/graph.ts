import { parseDocument } from "../../document/parseDocument.js";
import { buildBlockFile } from "../../model/buildBlockFile.js";
import { detectDocumentKind } from "../../model/documentKind.js";
import { CliError } from "../cliError.js";
import { graphText, type GraphFormatName } from "./graphFormats.js";

/** The step graph of a file as text. Throws `CliError` for a file without steps. */
export function graph(text: string, file: string, format: GraphFormatName): string {
  const tree = parseDocument(text);
  const kind = detectDocumentKind(tree, file);
  const workflow = kind && buildBlockFile(tree, kind)?.workflow;
  if (!workflow) throw new CliError(`"${file}" has no steps: it is no workflow that can be read.`);
  return graphText(workflow, format);
}
