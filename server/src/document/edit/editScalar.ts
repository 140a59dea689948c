import type { ScalarNode } from "../syntaxNode.js";
import { replacement, type Edit } from "./edit.js";
import { spansLines } from "./layout.js";
import { canBePlain, preferredQuote, writeText, type Quote } from "./scalarText.js";

/** Another text for a key or value. It keeps its quotes, and gets some where it needs them. */
export function replaceScalar(text: string, scalar: ScalarNode, newText: string): readonly Edit[] {
  const { start, end } = scalar.range;
  return [replacement(start, end, writeText(newText, quoteOf(scalar) ?? quoteFor(text, newText)))];
}

/**
 * Puts a value that is no text, or that cannot stand without quotes, in the quotes that the text prefers. No edits for
 * what is in quotes, or a block of text, already.
 */
export function quoteScalar(text: string, scalar: ScalarNode): readonly Edit[] {
  if (scalar.style !== "plain") return [];
  const { start, end } = scalar.range;
  const source = text.slice(start, end);
  if (scalar.value.type !== "unknown") {
    return [replacement(start, end, writeText(scalar.text, preferredQuote(text)))];
  }
  // What a template makes of it is not known; what it consists of must not change.
  const quote = source.includes('"') || source.includes("\\") ? "'" : '"';
  if (spansLines(source) || source.includes(quote)) return [];
  return [replacement(start, end, quote + source + quote)];
}

/** Takes the quotes of a value away: of a number, a boolean or a text that needs none. */
export function unquoteScalar(text: string, scalar: ScalarNode): readonly Edit[] {
  if (quoteOf(scalar) === undefined || scalar.value.type === "unknown") return [];
  const { start, end } = scalar.range;
  const isTyped = /^[-+\w.]+$/.test(scalar.text);
  if (!isTyped && !canBePlain(scalar.text)) return [];
  // Something must stand between a bracket, colon or comma and the value.
  const before = /["':]/.test(text.charAt(start - 1)) ? " " : "";
  return [replacement(start, end, before + scalar.text)];
}

function quoteOf({ style }: ScalarNode): Quote | undefined {
  return style === "double" || style === "single" ? style : undefined;
}

function quoteFor(text: string, newText: string): Quote | "none" {
  return canBePlain(newText) ? "none" : preferredQuote(text);
}
