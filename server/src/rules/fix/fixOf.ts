import type { Edit } from "../../document/edit/edit.js";
import type { Fix } from "../rule.js";

/** A fix for edits; none where a builder gave none. */
export function fixOf(
  title: string,
  edits: readonly Edit[],
  { isSafe }: Pick<Fix, "isSafe">,
): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title, edits, isSafe }];
}

export const safe = { isSafe: true } as const;
/** The author has to look at it: it guesses, or changes what the file does. */
export const unsafe = { isSafe: false } as const;
