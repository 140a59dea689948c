import { isScalar, parseDocument, type Scalar } from "yaml";

/** Characters from `start` to `end` of a text, to be replaced. */
export interface TextReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const place = ["body", "release", "version"];
const quotes: Readonly<Record<string, string>> = { QUOTE_SINGLE: "'", QUOTE_DOUBLE: '"' };

/**
 * Writes a version into the text of a block file, where the file has one; all else stays as it is. Undefined when it
 * cannot be done by replacing that one word.
 * @param version a semantic version
 */
export function versionEdit(text: string, version: string): TextReplacement | undefined {
  const node = versionIn(text);
  const range = node?.range ?? undefined;
  if (node === undefined || range === undefined || node.anchor !== undefined) return undefined;
  const [start, end] = range;
  const quote = quotes[node.type ?? ""] ?? "";
  const replacement = { start, end, text: quote + version + quote };
  const written = text.slice(0, start) + replacement.text + text.slice(end);
  return versionIn(written)?.value === version ? replacement : undefined;
}

function versionIn(text: string): Scalar | undefined {
  const document = parseDocument(text, { schema: "yaml-1.1" });
  if (document.errors.length > 0) return undefined;
  const node = document.getIn(place, true);
  return isScalar(node) ? node : undefined;
}
