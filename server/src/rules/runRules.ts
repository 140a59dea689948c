import type { SyntaxTree } from "../document/syntaxNode.js";
import type { BlockFile } from "../model/spec.js";
import { parameterFacts, workflowFacts } from "../model/workflowFacts.js";
import { fileParts } from "./fileParts.js";
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
  const context = contextOf(tree, file);
  return (options.rules ?? rules)
    .flatMap((rule) => {
      const severity = options.severities?.get(rule.id) ?? rule.severity;
      return severity === "off" ? [] : runRule(rule, severity, context, options);
    })
    .sort(compareFindings);
}

function contextOf(tree: SyntaxTree, file: BlockFile): RuleContext {
  const workflow = file.workflow && workflowFacts(file.workflow, file.parameters);
  return {
    tree,
    file,
    kind: file.kind,
    isTemplated: tree.hasTemplateStatements,
    text: tree.text,
    parameters: parameterFacts(file.parameters),
    ...(workflow && { workflow }),
    suggest: createSuggest(),
  };
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
    check(rule, context, report);
    return findings;
  } catch (error) {
    onError?.(rule.id, error);
    return [];
  }
}

function check(rule: Rule, context: RuleContext, report: Report): void {
  if (rule.scope === "file") {
    rule.check(context, report);
    return;
  }
  if (rule.scope === "part") {
    for (const part of fileParts(context.file.root)) rule.check(part, context, report);
    return;
  }
  const { workflow } = context;
  if (workflow === undefined) return;
  for (const step of context.file.workflow?.steps.parts.values() ?? []) {
    rule.check(step, { ...context, workflow }, report);
  }
}
