import type { OffsetRange, SyntaxProblem, TemplateTag } from "../document/syntaxNode.js";
import { findTemplateTags } from "./findTemplateTags.js";
import { alignLines, type AlignedText } from "./alignLines.js";
import { indentOf, lineContext, opensBlockText, type LineContext } from "./lineContext.js";
import { isInert } from "./statement.js";
import { unprintedRanges } from "./unprintedRanges.js";

/** A text with its Jinja tags made harmless for a YAML reader; offsets are those of the original text, moved keys apart. */
export interface MaskedText extends AlignedText {
  readonly tags: readonly TemplateTag[];
  readonly hasStatements: boolean;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Replaces each Jinja expression by a word of equal length and each statement or comment by blanks, so that the text
 * can be read as YAML and every offset stays. The content of raw blocks is literal and stays as it is; that of macros
 * and of `set` blocks is printed elsewhere, if at all, and is blank.
 */
export function maskTemplates(text: string): MaskedText {
  if (!text.includes("{{") && !text.includes("{%") && !text.includes("{#")) {
    return { text, movedKeys: new Map(), tags: [], hasStatements: false, problems: [] };
  }
  const { tags, problems } = findTemplateTags(text);
  const hasStatements = tags.some(
    ({ kind, range }) => kind === "statement" && !isInert(text.slice(range.start, range.end)),
  );
  return { ...alignLines(text, mask(text, tags), tags), tags, hasStatements, problems };
}

function mask(text: string, tags: readonly TemplateTag[]): string {
  const pieces: string[] = [];
  let copied = 0;
  const put = ({ start, end }: OffsetRange, masked: string) => {
    pieces.push(text.slice(copied, start), masked);
    copied = end;
  };
  const unprinted = unprintedRanges(text, tags);
  let next = 0;
  for (const tag of tags) {
    const { kind, range } = tag;
    while ((unprinted[next]?.end ?? Infinity) <= range.start) next += 1;
    const body = unprinted[next];
    if (body !== undefined && body.start <= range.start && copied < body.end) {
      put(body, blanks(text.slice(body.start, body.end)));
    }
    if (range.start < copied || kind === "raw") continue;
    put(range, maskOf(tag, text));
  }
  pieces.push(text.slice(copied));
  return pieces.join("");
}

function blanks(source: string): string {
  return source.replace(/[^\r\n]/g, " ");
}

function word(length: number): string {
  return "x".repeat(length);
}

function maskOf({ kind, range: { start, end } }: TemplateTag, text: string): string {
  const source = text.slice(start, end);
  const context = lineContext(text, start, end);
  if (context === undefined) return kind === "expression" ? word(source.length) : blanks(source);
  if (opensBlockText(context.previous)) return maskInBlockText(source, context);
  return kind === "expression" ? maskLine(source, context) : blanks(source);
}

/** As the first line of a long text a tag must not be a blank line that is indented deeper than the text. */
function maskInBlockText(source: string, { indent, nextIndent }: LineContext): string {
  if (/[\r\n]/.test(source)) return blanks(source);
  const blankLength = Math.min(source.length, Math.max(0, (nextIndent() ?? indent) - indent));
  return " ".repeat(blankLength) + word(source.length - blankLength);
}

/** An expression that is a line of its own may print items or entries, or the value of the key above it. */
function maskLine(source: string, { indent, previous }: LineContext): string {
  if (/[\r\n]/.test(source)) return word(source.length);
  const isValueBelow = previous.endsWith(":") && indent <= indentOf(previous);
  if (isValueBelow) return blanks(source);
  const isItem = /^[ \t]*-(?:[ \t]|$)/.test(previous) && indent === indentOf(previous);
  return isItem ? `- ${word(source.length - 2)}` : word(source.length);
}
