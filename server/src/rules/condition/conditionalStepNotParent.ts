import { workflowDocument } from "../exampleDocument.js";
import { isMisspeltParent, knownParents } from "../knownParts.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const conditionalStepNotParent = defineRule({
  id: "condition/conditional-step-not-parent",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
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
    const { workflow } = context.file;
    if (!workflow) return;
    const { graph } = workflow;
    const steps = workflow.steps.parts;
    for (const [name, step] of steps) {
      const parents = knownParents(step);
      // A step without parents has a finding of its own.
      if (!parents || parents.length === 0) continue;
      for (const { stepName } of step.conditionals) {
        if (!stepName || !steps.has(stepName.text) || parents.includes(stepName.text)) continue;
        if (isMisspeltParent(stepName.text, parents, context)) continue;
        const message = describe(stepName.text, name, graph.descendants(name));
        report(stepName.range, message, { severity: unlessTemplated(context, "error") });
      }
    }
  },
});

function describe(tested: string, step: string, descendants: ReadonlySet<string>): string {
  if (tested === step) {
    return `Step ${quote(step)} cannot test its own output; name one of its parents.`;
  }
  return descendants.has(tested)
    ? `${quote(tested)} comes after this step, so its output cannot be tested here; name one of this step's parents.`
    : `${quote(tested)} is not among the parents of this step, so its output cannot be tested here; add it to parents.`;
}
