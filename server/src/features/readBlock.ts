import type { ReadBlockResult } from "../protocol.js";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleOptions } from "../rules/runRules.js";
import { readWhole, type BlockDocument } from "./blockDocument.js";

/** The block as the platform would get it, with the errors for which it would be refused. */
export function readBlock(block: BlockDocument): ReadBlockResult {
  const { text, kind, findings, hasTemplateTags: isTemplate } = block;
  const { version } = text;
  const errors = findings
    .filter(({ severity }) => severity === "error")
    .map(({ message, range }) => ({ message, line: text.positionAt(range.start).line }));
  const reading = block.json();
  if ("value" in reading) return { version, kind, isTemplate, errors, content: reading.value };
  const { message, range } = reading.problem;
  const isNew = !isTemplate && errors.length === 0;
  const further = isNew ? [{ message, line: text.positionAt(range.start).line }] : [];
  return { version, kind, isTemplate, errors: [...errors, ...further] };
}

/** As `readBlock`, of a text in which template tags are text, since it is what a template was rendered to. */
export function readRendered(document: TextDocument, options: RuleOptions): ReadBlockResult {
  const reading = readWhole(document, { rules: options, templates: "literal" });
  return reading === undefined
    ? { version: document.version, isTemplate: false, errors: [] }
    : readBlock(reading.block);
}
