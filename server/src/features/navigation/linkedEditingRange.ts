import type { Range } from "vscode-languageserver-types";
import type { BlockDocument } from "../blockDocument.js";
import { wordRange } from "../names/wordRange.js";
import { toRange } from "../toRange.js";

/** In the form of the protocol, which knows no classes of Unicode. */
export interface LinkedRanges {
  readonly ranges: Range[];
  readonly wordPattern: string;
}

/** What a step's name can consist of while it is typed. */
const wordPattern = String.raw`[A-Za-z0-9_\u00C0-\uFFFF-]+`;

/**
 * The name of the step at an offset and all other places of it in the document, to be typed in at once. Null where it is
 * alone, not declared, or written in another way in one of its places.
 */
export function linkedEditingRange(
  { text, names }: BlockDocument,
  offset: number,
): LinkedRanges | null {
  const at = names.touching(offset).find(({ kind }) => kind === "step");
  if (!at) return null;
  const source = text.getText();
  const places = names.of(at);
  const ranges = places.map((place) => wordRange(source, place));
  const isAlike = ranges.every(({ start, end }) => source.slice(start, end) === at.name);
  const isDeclared = places.some(({ role }) => role === "declaration");
  if (ranges.length < 2 || !isAlike || !isDeclared) return null;
  return { ranges: ranges.map((range) => toRange(text, range)), wordPattern };
}
