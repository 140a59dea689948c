import type { SyntaxTree } from "../document/syntaxNode.js";
import type { BlockFile } from "../model/spec.js";
import { compareFindings } from "./compareFindings.js";
import { rules } from "./index.js";
import type { Finding, Report, Rule, RuleContext, Severity } from "./rule.js";
import { lowerSeverity } from "./severity.js";
import { createSuggest } from "./suggestNames.js";

export interface RuleOptions {
  /**
   * Rule id → severity instead of the rule's own, or `off`. Where a rule is less sure of a finding than usual, the
   * finding keeps its lower severity.
   */
  readonly severities?: ReadonlyMap<string, Severity | "off">;
  /** Told of a rule that threw. It has no findings then; the other rules run all the same. */
  readonly onError?: (rule: string, error: unknown) => void;
  /** The rules to run; all of them unless given. */
  readonly rules?: readonly Rule[];
}

/** The findings of all rules, sorted by their place in the text. */
export function runRules(
  tree: SyntaxTree,
  file: BlockFile,
  options: RuleOptions = {},
): readonly Finding[] {
  const context: RuleContext = { tree, file, suggest: createSuggest() };
  return (options.rules ?? rules)
    .flatMap((rule) => {
      const severity = options.severities?.get(rule.id) ?? rule.severity;
      return severity === "off" ? [] : runRule(rule, severity, context, options);
    })
    .sort(compareFindings);
}

function runRule(
  rule: Rule,
  severity: Severity,
  context: RuleContext,
  { onError }: RuleOptions,
): readonly Finding[] {
  const findings: Finding[] = [];
  const report: Report = (range, message, more = {}) => {
    const { severity: own = rule.severity, ...rest } = more;
    const chosen = own === rule.severity ? severity : lowerSeverity(own, severity);
    findings.push({ rule: rule.id, severity: chosen, message, range, ...rest });
  };
  try {
    rule.check(context, report);
    return findings;
  } catch (error) {
    onError?.(rule.id, error);
    return [];
  }
}
