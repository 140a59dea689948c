import type { SchemaFinding, Cause } from "../../schema/validate.js";
import type { Fix } from "../rule.js";
import {
  alternativeFixes,
  discriminatorFixes,
  missingKeyFixes,
  wrongKeyFixes,
} from "./keyFixes.js";
import {
  constFixes,
  enumFixes,
  patternFixes,
  placeholderFixes,
  rangeFixes,
  typeFixes,
} from "./valueFixes.js";

const fixers: Readonly<
  Record<SchemaFinding["rule"], (text: string, cause: Cause) => readonly Fix[]>
> = {
  "schema/unknown-key": wrongKeyFixes,
  "schema/misplaced-key": wrongKeyFixes,
  "schema/foreign-key": wrongKeyFixes,
  "schema/required-key": missingKeyFixes,
  "schema/missing-type": discriminatorFixes,
  "schema/enum": enumFixes,
  "schema/const": constFixes,
  "schema/pattern": patternFixes,
  "schema/range": rangeFixes,
  "schema/type": typeFixes,
  "schema/blank": placeholderFixes,
  "schema/empty-list": placeholderFixes,
};

/** Ways to mend what the schema found, best first. Ranges count in `text`. */
export function schemaFixes(text: string, { rule, cause }: SchemaFinding): readonly Fix[] {
  if (!cause) return [];
  const fixer = fixers[rule];
  if (fixer) return fixer(text, cause);
  // Of several keys exactly one is right: one too many goes, the first of none is added.
  return cause.key === undefined ? alternativeFixes(text, cause) : wrongKeyFixes(text, cause);
}
