import type { OffsetRange } from "../../document/syntaxNode.js";

/** A run-time placeholder such as `{{NAME}}`. */
export interface Placeholder {
  readonly name: string;
  /** Of the name, in the text. */
  readonly range: OffsetRange;
}

/** The placeholders of a text; undefined when something between double braces is more than a name. */
export function readPlaceholders(text: string): readonly Placeholder[] | undefined {
  const found: Placeholder[] = [];
  for (const { 1: blanks = "", 2: name = "", index } of text.matchAll(
    /\{\{(\s*)([^{}]*?)\s*\}\}/g,
  )) {
    if (!/^[\w.-]+$/.test(name)) return undefined;
    const start = index + 2 + blanks.length;
    found.push({ name, range: { start, end: start + name.length } });
  }
  return found;
}
