import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

const steps = (steps: string, skip: string) =>
  workflowDocument(`
    ${steps}:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
        runConfiguration:
          skipConfiguration: { skipDAG: ${skip} }
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [prepare]`);

export const allSkipped = defineRule({
  id: "run/all-skipped",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "Not every step of a workflow is skipped.",
  why: "Where each step without parents has `skipDAG: true`, no step is left to run (inference).",
  bad: steps("<|steps|>", "true"),
  good: steps("steps", "false"),
  check({ file, workflow, isTemplated }, report) {
    if (!file.workflow || !workflow?.isComplete || isTemplated) return;
    const all = [...workflow.steps.values()];
    if (all.some(({ hasKnownParents }) => !hasKnownParents)) return;
    const roots = all.filter(({ parents }) => parents.length === 0);
    if (roots.length === 0 || !roots.every(({ skipsDependents }) => skipsDependents)) return;
    report(
      file.workflow.steps.keyRange,
      'Each step without parents has "skipDAG: true", so that no step runs at all; set it to false in one of them.',
    );
  },
});
