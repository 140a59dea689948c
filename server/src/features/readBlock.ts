import type { ReadBlockResult } from "../protocol.js";
import type { BlockDocument } from "./blockDocument.js";

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
