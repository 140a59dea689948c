import { isTimeUp, timeless, type Stopwatch } from "../document/limits/stopwatch.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { declarationsOf } from "../model/declarations.js";
import type { BlockFile } from "../model/spec.js";
import { workflowFacts } from "../model/workflowFacts.js";
import { artifactFolder } from "./artifact/artifactFolder.js";
import { fileParts } from "./fileParts.js";
import { compareFindings } from "./compareFindings.js";
import { timeLimitFinding } from "./fileRules.js";
import { rules } from "./index.js";
import {
  collectFindings,
  withSeverity,
  type OpenFinding,
  type RuleOptions,
} from "./openFinding.js";
import type { Report, Rule, RuleContext } from "./rule.js";
import { suggestName } from "./suggestNames.js";

export type { RuleOptions } from "./openFinding.js";

/**
 * The findings of all rules about a file that is read as a whole, sorted by their place in the text. When time is up, the
 * rules that are left are not tried, which is a finding.
 */
export function runRules(
  tree: SyntaxTree,
  file: BlockFile,
  options: RuleOptions = {},
  stopwatch: Stopwatch = timeless,
): readonly OpenFinding[] {
  const context = contextOf(tree, file, options);
  const all = options.rules ?? rules;
  const findings: OpenFinding[] = [];
  for (const [index, rule] of all.entries()) {
    if (isTimeUp(stopwatch)) {
      const what = `${all.length - index} of ${all.length} rules were not checked`;
      findings.push(...withSeverity(timeLimitFinding(what), options));
      break;
    }
    const found = collectFindings(rule, options, (report) => check(rule, context, report));
    for (const finding of found) findings.push(finding);
  }
  return findings.sort(compareFindings);
}

function contextOf(
  tree: SyntaxTree,
  file: BlockFile,
  { sdkVersion, beside, remote }: RuleOptions,
): RuleContext {
  const artifact = artifactFolder(file.root, file.kind, beside);
  const workflow = file.workflow && workflowFacts(file.workflow, file.parameters);
  return {
    tree,
    file,
    kind: file.kind,
    isTemplated: tree.hasTemplateStatements,
    text: tree.text,
    problems: tree.allProblems,
    declared: declarationsOf(file),
    ...(workflow && { workflow }),
    ...(sdkVersion !== undefined && { sdkVersion }),
    ...(beside && { beside }),
    ...(remote && { remote }),
    ...(artifact !== undefined && { artifactFolder: artifact }),
    suggest: suggestName,
  };
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
  const stepContext = { ...context, workflow };
  for (const step of context.file.workflow?.steps.parts.values() ?? []) {
    rule.check(step, stepContext, report);
  }
}
