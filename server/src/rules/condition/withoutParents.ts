import { pairOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { knownParents } from "../knownParts.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const withoutParents = defineRule({
  id: "condition/without-parents",
  severity: "error",
  scope: "file",
  sources: ["platform reference"],
  summary: "A step with `executionParameters` has parents.",
  why: "Conditions test outputs and statuses of parents (platform reference); without parents there is nothing to test.",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12 }
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
    for (const [name, step] of context.file.workflow?.steps.parts ?? []) {
      const first = step.conditionals[0] ?? step.parentStatuses[0];
      if (!first || knownParents(step)?.length !== 0) continue;
      report(
        pairOf(step.node, "executionParameters")?.key.range ?? first.range,
        `Step ${quote(name)} has no parents whose outcome could be tested; add parents or remove executionParameters.`,
        { severity: unlessTemplated(context, "error") },
      );
    }
  },
});
