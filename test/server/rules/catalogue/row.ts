import type { Severity } from "../../../../server/src/rules/rule.js";

/** A mistake of the catalogue of checks, and what must be said about it. */
export type CatalogueRow = CoveredRow | LeftRow;

export interface CoveredRow {
  /** Number and name of the row in the catalogue. */
  readonly row: string;
  /** The rule, or the rule of the schema or the text, that tells of it. */
  readonly rule: string;
  readonly severity: Severity;
  /** A whole file with the mistake; the place that must be shown stands between `<|` and `|>`. */
  readonly document: string;
}

/** A row that no rule of the server covers. */
export interface LeftRow {
  readonly row: string;
  /** Who tells of it instead, or why nobody does. */
  readonly leftTo: string;
}

/** The text with one part of it replaced; throws when the part is not there exactly once. */
export function changed(text: string, part: string, by: string): string {
  if (text.split(part).length !== 2) throw new Error(`"${part}" is not in the text exactly once.`);
  return text.replace(part, () => by);
}
