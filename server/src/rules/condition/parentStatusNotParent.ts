import type { Step, Text } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { isMisspeltParent, knownParents } from "../knownParts.js";
import { addParentFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Report, StepContext } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const parentStatusNotParent = defineRule({
  id: "condition/parent-status-not-parent",
  severity: "error",
  scope: "step",
  sources: ["platform reference", "SDK"],
  summary: "The steps of a `parentStatus` condition are parents of the step.",
  why: "The condition tests how parents have ended (platform reference, SDK); of other steps that is not known.",
  bad: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
      report-success:
        imageDetails: { id: 12, versionId: 3 }
        command: python report.py
        parents: [train]
        executionParameters:
          parentStatus:
            - condition: one-of
              parents: [train, <|prepare|>]
              status: [success]`),
  good: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
      report-success:
        imageDetails: { id: 12, versionId: 3 }
        command: python report.py
        parents: [train, prepare]
        executionParameters:
          parentStatus:
            - condition: one-of
              parents: [train, prepare]
              status: [success]`),
  check(step, context, report) {
    const { steps, isComplete } = context.workflow;
    const parents = knownParents(step.name.text, context);
    // A step without parents has a finding of its own.
    if (!parents || parents.length === 0) return;
    for (const name of step.parentStatuses.flatMap((status) => status.parents?.items ?? [])) {
      if (parents.includes(name.text)) continue;
      if (steps.has(name.text)) reportOther(step, { name, parents }, context, report);
      else if (isComplete) {
        reportUnknownName(context, report, {
          name,
          problem: `No step ${quote(name.text)} in this workflow`,
          candidates: parents,
          advice: "name parents of this step",
          severity: "error",
        });
      }
    }
  },
});

interface Tested {
  readonly name: Text;
  readonly parents: readonly string[];
}

/** Reports a step that exists, but is no parent. */
function reportOther(
  step: Step,
  { name: { text: tested, range }, parents }: Tested,
  context: StepContext,
  report: Report,
): void {
  if (isMisspeltParent(tested, parents, context)) return;
  const own = step.name.text;
  const later = context.workflow.graph.descendants(own);
  report(range, describe(tested, own, later), {
    severity: unlessTemplated(context, "error"),
    fixes: () =>
      tested === own || later.has(tested) ? [] : addParentFix(context.text, step, tested),
  });
}

function describe(tested: string, step: string, descendants: ReadonlySet<string>): string {
  if (tested === step) {
    return `Step ${quote(step)} cannot test its own status; name parents of this step.`;
  }
  return descendants.has(tested)
    ? `${quote(tested)} comes after this step, so its status cannot be tested here; name parents of this step.`
    : `${quote(tested)} is not among the parents of this step, so its status cannot be tested here; add it to parents.`;
}
