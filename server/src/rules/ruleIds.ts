import { fileRules } from "./fileRules.js";
import { rules } from "./index.js";
import { projectRules } from "./project/projectRules.js";
import { schemaRules } from "./schemaRules.js";
import { suppressionRules } from "./suppression/suppressionRules.js";
import { syntaxRules } from "./syntaxRules.js";

/** What is asked, one sentence, by every id that a finding may have. */
export const ruleSummaries: ReadonlyMap<string, string> = new Map([
  ...rules.map(({ id, summary }): [string, string] => [id, summary]),
  ...schemaRules,
  ...summariesOf(syntaxRules),
  ...summariesOf(fileRules),
  ...suppressionRules,
  ...projectRules,
]);

export const ruleIds: ReadonlySet<string> = new Set(ruleSummaries.keys());

function summariesOf(
  rulesById: ReadonlyMap<string, { readonly summary: string }>,
): readonly [string, string][] {
  return [...rulesById].map(([id, { summary }]) => [id, summary]);
}
