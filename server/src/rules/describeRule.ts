import { fileRules } from "./fileRules.js";
import { rules } from "./index.js";
import type { Rule, Severity } from "./rule.js";
import { rulePage } from "./rulePage.js";
import { schemaRules } from "./schemaRules.js";
import { suppressionRules } from "./suppression/suppressionRules.js";
import { syntaxRules } from "./syntaxRules.js";

/** What is known of a rule by its id. */
export interface RuleDescription {
  readonly id: string;
  readonly summary: string;
  /** Absent where it depends on what is found. */
  readonly severity?: Severity;
  /** Address of its section of the rules page. */
  readonly page: string;
  /** Absent for what the text, the schemas and the files themselves are checked for. */
  readonly rule?: Rule;
}

/** Undefined when there is no such rule. */
export function describeRule(id: string): RuleDescription | undefined {
  const page = rulePage(id);
  const rule = rules.find((each) => each.id === id);
  if (rule !== undefined) return { id, summary: rule.summary, severity: rule.severity, page, rule };
  const simple = new Map<string, { readonly summary: string; readonly severity?: Severity }>([
    ...syntaxRules,
    ...fileRules,
    ...summaries(suppressionRules, { severity: "warning" }),
    ...summaries(schemaRules, {}),
  ]).get(id);
  return simple && { id, ...simple, page };
}

function summaries(
  table: ReadonlyMap<string, string>,
  severity: Pick<RuleDescription, "severity">,
): readonly (readonly [string, Pick<RuleDescription, "summary" | "severity">])[] {
  return [...table].map(([id, summary]) => [id, { summary, ...severity }]);
}
