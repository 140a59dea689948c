import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { perWorkflow } from "../read/perWorkflow.js";
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
      if (!own.has(parent.text) || !onlyAfterFailure(workflow).has(parent.text)) continue;
      report(
        parent.range,
        `Steps run after the failure of ${quote(parent.text)}, but none after its success.`,
      );
    }
  },
});

/** Steps all of whose children wait for their failure. */
const onlyAfterFailure = perWorkflow(({ steps }) => {
  const failing = new Set<string>();
  const others = new Set<string>();
  for (const { parents, runsAfterFailureOf, hasKnownParents } of steps.values()) {
    if (!hasKnownParents) return new Set<string>();
    for (const parent of parents) (runsAfterFailureOf.has(parent) ? failing : others).add(parent);
  }
  return new Set([...failing].filter((parent) => steps.has(parent) && !others.has(parent)));
});
