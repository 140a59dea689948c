import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

const steps = (parent: string, more = "") =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
      reuse-last-model:
        imageDetails: { id: 12, versionId: 3 }
        command: python restore.py
        parents: [train]
        executionParameters:
          parentStatus:
            - condition: one-of
              parents: [${parent}]
              status: [failure]${more}`);

export const unhandledSuccess = defineRule({
  id: "condition/unhandled-success",
  severity: "hint",
  scope: "step",
  sources: ["inference"],
  summary: "Where a step runs after the failure of a parent, another runs after its success.",
  why: "Otherwise nothing follows when all goes well, which may be meant, or a branch has been forgotten (inference).",
  bad: steps("<|train|>"),
  good: steps(
    "train",
    `
      publish:
        imageDetails: { id: 12, versionId: 3 }
        command: python publish.py
        parents: [train]`,
  ),
  check({ parentStatuses, name }, { workflow, isTemplated }, report) {
    const own = workflow.steps.get(name.text)?.runsAfterFailureOf;
    if (isTemplated || !workflow.isComplete || !own || own.size === 0) return;
    for (const parent of parentStatuses.flatMap(({ parents }) => parents?.items ?? [])) {
      if (!own.has(parent.text) || !workflow.isOnlyAwaitedFailing(parent.text)) continue;
      report(
        parent.range,
        `Steps run after the failure of ${quote(parent.text)}, but none after its success.`,
      );
    }
  },
});
