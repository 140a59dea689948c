import { pairOf } from "../../model/readNode.js";
import { manualWorkflowDocument, workflowDocument } from "../exampleDocument.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

export const noSteps = defineRule({
  id: "graph/no-steps",
  severity: "warning",
  scope: "file",
  sources: ["SDK", "inference"],
  summary: "A workflow has steps.",
  why: "`steps` may be empty (SDK), but such a workflow does nothing (inference).",
  bad: manualWorkflowDocument(`
    <|steps|>: {}
    triggers:
      - webhook: true`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`),
  check({ file, workflow, isTemplated }, report) {
    const config = mappingAt(file.body, "config");
    const steps = pairOf(config, "steps");
    const mapping = mappingAt(config, "steps");
    if (!workflow || isTemplated || !steps || mapping?.pairs.length !== 0) return;
    // Where the steps are read by themselves, the mapping here is empty.
    if (workflow.steps.size > 0 || !workflow.isComplete) return;
    report(steps.key.range, 'The workflow has no steps and does nothing; add one below "steps".');
  },
});
