import type { Step } from "../../model/spec.js";
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
  const steps = context.file.workflow?.steps;
  for (const name of step.parentStatuses.flatMap((status) => status.parents?.items ?? [])) {
    if (!steps || parents.includes(name.text)) continue;
    if (!steps.parts.has(name.text)) {
      if (!steps.complete) continue;
      reportUnknownName(context, report, {
        name,
        problem: `No step ${quote(name.text)} in this workflow`,
        candidates: parents,
        advice: "name parents of this step",
        severity: "error",
      });
    } else if (!isMisspeltParent(name.text, parents, context)) {
      report(
        name.range,
        `${quote(name.text)} is not among the parents of this step, so its status cannot be tested here; add it to parents.`,
        { severity: unlessTemplated(context, "error") },
      );
    }
  }
}
