import type { RuleOptions } from "../openFinding.js";
import { ruleIds } from "../ruleIds.js";
import type { SuppressionOptions } from "./applySuppressions.js";

export function suppressionOptions({ severities }: RuleOptions): SuppressionOptions {
  return { known: ruleIds, ...(severities && { severities }) };
}
