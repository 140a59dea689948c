import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";

export const conditionalStepUnknown = defineRule({
  id: "condition/conditional-step-unknown",
  severity: "error",
  scope: "file",
  sources: ["platform reference"],
  summary: "`stepName` of a condition is the name of a step.",
  why: "The condition tests an output parameter of that step (platform reference).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12 }
        command: python publish.py
        parents: [train]
        executionParameters:
          conditional:
            - condition: equals
              stepName: <|trian|>
              paramName: accuracy
              value: good`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12 }
        command: python publish.py
        parents: [train]
        executionParameters:
          conditional:
            - condition: equals
              stepName: train
              paramName: accuracy
              value: good`),
  check(context, report) {
    const { workflow } = context.file;
    if (!workflow?.steps.complete) return;
    const steps = workflow.steps.parts;
    for (const { parents, conditionals } of steps.values()) {
      const parentNames = (parents?.items ?? []).map(({ text }) => text);
      for (const { stepName } of conditionals) {
        if (!stepName || steps.has(stepName.text)) continue;
        // A parent that does not exist is reported in the list of parents.
        if (parentNames.includes(stepName.text)) continue;
        reportUnknownName(context, report, {
          name: stepName,
          problem: `No step ${quote(stepName.text)} in this workflow`,
          candidates: new Set([...parentNames, ...steps.keys()]),
          advice: "name the parent whose output is tested",
          severity: "error",
        });
      }
    }
  },
});
