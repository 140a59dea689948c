import type { Step, Workflow } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { isMisspeltParent, knownParents } from "../knownParts.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Report, RuleContext } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const parentStatusNotParent = defineRule({
  id: "condition/parent-status-not-parent",
  severity: "error",
  scope: "file",
  sources: ["platform reference", "SDK"],
  summary: "The steps of a `parentStatus` condition are parents of the step.",
  why: "The condition tests how parents have ended (platform reference, SDK); of other steps that is not known.",
  bad: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12 }
        command: python train.py
      report-failure:
        imageDetails: { id: 12 }
        command: python report.py
        parents: [train]
        executionParameters:
          parentStatus:
            - condition: one-of
              parents: [train, <|prepare|>]
              status: [failure]`),
  good: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12 }
        command: python train.py
      report-failure:
        imageDetails: { id: 12 }
        command: python report.py
        parents: [train, prepare]
        executionParameters:
          parentStatus:
            - condition: one-of
              parents: [train, prepare]
              status: [failure]`),
  check(context, report) {
    for (const step of context.file.workflow?.steps.parts.values() ?? []) {
      const parents = knownParents(step);
      // A step without parents has a finding of its own.
      if (parents && parents.length > 0) checkStep(context, report, step, parents);
    }
  },
});

function checkStep(
  context: RuleContext,
  report: Report,
  step: Step,
  parents: readonly string[],
): void {
  const { workflow } = context.file;
  for (const name of step.parentStatuses.flatMap((status) => status.parents?.items ?? [])) {
    if (!workflow || parents.includes(name.text)) continue;
    if (!workflow.steps.parts.has(name.text)) {
      if (!workflow.steps.complete) continue;
      reportUnknownName(context, report, {
        name,
        problem: `No step ${quote(name.text)} in this workflow`,
        candidates: parents,
        advice: "name parents of this step",
        severity: "error",
      });
    } else if (!isMisspeltParent(name.text, parents, context)) {
      report(name.range, describe(name.text, step.name.text, workflow), {
        severity: unlessTemplated(context, "error"),
      });
    }
  }
}

function describe(tested: string, step: string, { graph }: Workflow): string {
  if (tested === step) {
    return `Step ${quote(step)} cannot test its own status; name parents of this step.`;
  }
  return graph.descendants(step).has(tested)
    ? `${quote(tested)} comes after this step, so its status cannot be tested here; name parents of this step.`
    : `${quote(tested)} is not among the parents of this step, so its status cannot be tested here; add it to parents.`;
}
