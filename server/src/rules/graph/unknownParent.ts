import { workflowDocument } from "../exampleDocument.js";
import { createStep } from "../fix/createFixes.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";

export const unknownParent = defineRule({
  id: "graph/unknown-parent",
  severity: "error",
  scope: "step",
  sources: ["platform reference", "plain logic"],
  summary: "Each parent is the name of a step of the same workflow.",
  why: "A step starts when its parents have finished, and a step that does not exist never finishes (plain logic; the platform reference has `parents` as a list of step names).",
  bad: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [<|prepair|>]`),
  good: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [prepare]`),
  check({ name: step, parents }, context, report) {
    const { steps, isComplete } = context.workflow;
    if (!isComplete) return;
    const taken = new Set([step.text, ...(parents?.items ?? []).map(({ text }) => text)]);
    for (const name of parents?.items ?? []) {
      if (steps.has(name.text)) continue;
      reportUnknownName(context, report, {
        name,
        problem: `No step ${quote(name.text)} in this workflow`,
        candidates: without(taken, context.workflow.stepNames),
        advice: "add the step or remove this parent",
        severity: "error",
        create: createStep(name.text, { above: step.text }),
      });
    }
  },
});

/** One by one, since of very many names only the first are looked at. */
function* without(taken: ReadonlySet<string>, names: readonly string[]): Generator<string> {
  for (const name of names) if (!taken.has(name)) yield name;
}
