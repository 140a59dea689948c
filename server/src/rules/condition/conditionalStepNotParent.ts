import { workflowDocument } from "../exampleDocument.js";
import { isMisspeltParent, knownParents } from "../knownParts.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const conditionalStepNotParent = defineRule({
  id: "condition/conditional-step-not-parent",
  severity: "error",
  summary: "`stepName` of a condition is one of the step's parents.",
  why: "Only the outputs of parents are known when the condition is tested (SDK).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      publish:
        imageDetails: { id: 12 }
        command: python publish.py
        parents: [prepare]
        executionParameters:
          conditional:
            - condition: equals
              stepName: <|train|>
              paramName: accuracy
              value: good`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      publish:
        imageDetails: { id: 12 }
        command: python publish.py
        parents: [prepare, train]
        executionParameters:
          conditional:
            - condition: equals
              stepName: train
              paramName: accuracy
              value: good`),
  check(context, report) {
    const steps = context.file.workflow?.steps.parts;
    if (!steps) return;
    for (const [name, step] of steps) {
      const parents = knownParents(step);
      // A step without parents has a finding of its own.
      if (!parents || parents.length === 0) continue;
      for (const { stepName } of step.conditionals) {
        if (!stepName || !steps.has(stepName.text) || parents.includes(stepName.text)) continue;
        if (isMisspeltParent(stepName.text, parents, context)) continue;
        const message =
          stepName.text === name
            ? `Step ${quote(name)} cannot test its own output; name one of its parents.`
            : `${quote(stepName.text)} is not among the parents of this step, so its output cannot be tested here; add it to parents.`;
        report(stepName.range, message, { severity: unlessTemplated(context, "error") });
      }
    }
  },
});
