import { findTemplateTags } from "./findTemplateTags.js";
import type { SyntaxProblem, TemplateTag } from "./syntaxNode.js";

/** A text with its Jinja tags made harmless for a YAML reader; offsets are those of the original text. */
export interface MaskedText {
  readonly text: string;
  readonly tags: readonly TemplateTag[];
  readonly hasStatements: boolean;
  readonly problems: readonly SyntaxProblem[];
}

/** Statements that render to nothing and leave the text around them as it is. */
const inertStatement = /^\{%[-+]?\s*(?:raw|endraw|import|from|do|set\s[^%]*=)(?!\w)/;

/**
 * Replaces each Jinja expression by a word of equal length and each statement or comment by blanks, so that the text
 * can be read as YAML and every offset stays. The content of raw blocks is literal and stays as it is.
 */
export function maskTemplates(text: string): MaskedText {
  if (!text.includes("{{") && !text.includes("{%") && !text.includes("{#")) {
    return { text, tags: [], hasStatements: false, problems: [] };
  }
  const { tags, problems } = findTemplateTags(text);
  const pieces: string[] = [];
  let copied = 0;
  for (const { kind, range } of tags) {
    if (kind === "raw") continue;
    const source = text.slice(range.start, range.end);
    const mask =
      kind === "expression" ? "x".repeat(source.length) : source.replace(/[^\r\n]/g, " ");
    pieces.push(text.slice(copied, range.start), mask);
    copied = range.end;
  }
  pieces.push(text.slice(copied));
  const hasStatements = tags.some(
    ({ kind, range }) =>
      kind === "statement" && !inertStatement.test(text.slice(range.start, range.end)),
  );
  return { text: pieces.join(""), tags, hasStatements, problems };
}
