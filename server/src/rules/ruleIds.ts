import { rules } from "./index.js";
import { schemaRules } from "./schemaRules.js";
import { suppressionRules } from "./suppressionRules.js";
import { syntaxRules } from "./syntaxRules.js";

/** Every id that a finding may have. */
export const ruleIds: ReadonlySet<string> = new Set([
  ...syntaxRules.keys(),
  ...schemaRules.keys(),
  ...rules.map(({ id }) => id),
  ...suppressionRules.keys(),
]);
