import { pairOf } from "../../model/readNode.js";
import type { Step } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { addParents } from "../fix/parentFixes.js";
import { knownParents } from "../knownParts.js";
import { quote } from "../quote.js";
import { defineRule, type StepContext } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const withoutParents = defineRule({
  id: "condition/without-parents",
  severity: "error",
  scope: "step",
  sources: ["platform reference"],
  summary: "A step with `executionParameters` has parents.",
  why: "Conditions test outputs and statuses of parents (platform reference); without parents there is nothing to test.",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12, versionId: 3 }
        command: python publish.py
        <|executionParameters|>:
          conditional:
            - condition: equals
              stepName: train
              paramName: accuracy
              value: good`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12, versionId: 3 }
        command: python publish.py
        parents: [train]
        executionParameters:
          conditional:
            - condition: equals
              stepName: train
              paramName: accuracy
              value: good`),
  check(step, context, report) {
    const { name, node, conditionals, parentStatuses } = step;
    const first = conditionals[0] ?? parentStatuses[0];
    if (!first || knownParents(name.text, context)?.length !== 0) return;
    report(
      pairOf(node, "executionParameters")?.key.range ?? first.range,
      `Step ${quote(name.text)} has no parents whose outcome could be tested; add parents or remove executionParameters.`,
      {
        severity: unlessTemplated(context, "error"),
        fixes: () => addParents(context.text, node, testedSteps(step, context)),
      },
    );
  },
});

/** The steps that the conditions name, without those that themselves wait for the step. */
function testedSteps(
  { name, conditionals, parentStatuses }: Step,
  { workflow }: StepContext,
): readonly string[] {
  const named = [
    ...conditionals.flatMap(({ stepName }) => stepName?.text ?? []),
    ...parentStatuses.flatMap(({ parents }) => parents?.items.map(({ text }) => text) ?? []),
  ];
  return [...new Set(named)].filter(
    (step) =>
      step !== name.text &&
      workflow.steps.has(step) &&
      !workflow.graph.ancestors(step).has(name.text),
  );
}
