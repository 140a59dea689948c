import { toJson } from "../document/toJson.js";
import type { ReadBlockResult } from "../protocol.js";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleOptions } from "../rules/runRules.js";
import { readBlockDocument, type BlockDocument } from "./blockDocument.js";

/** The block as the platform would get it, with the errors for which it would be refused. */
export function readBlock({ text, tree, kind, findings }: BlockDocument): ReadBlockResult {
  const { version } = text;
  const isTemplate = tree.templateTags.length > 0;
  const errors = findings
    .filter(({ severity }) => severity === "error")
    .map(({ message, range }) => ({ message, line: text.positionAt(range.start).line }));
  const reading = toJson(tree);
  if ("value" in reading) return { version, kind, isTemplate, errors, content: reading.value };
  const { message, range } = reading.problem;
  const isNew = !isTemplate && errors.length === 0;
  const further = isNew ? [{ message, line: text.positionAt(range.start).line }] : [];
  return { version, kind, isTemplate, errors: [...errors, ...further] };
}

/** As `readBlock`, of a text in which template tags are text, since it is what a template was rendered to. */
export function readRendered(document: TextDocument, options: RuleOptions): ReadBlockResult {
  const block = readBlockDocument(document, { ...options, templates: "literal" });
  return block === undefined
    ? { version: document.version, isTemplate: false, errors: [] }
    : readBlock(block);
}
