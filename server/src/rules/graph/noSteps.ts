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
    if (isTemplated || workflow?.steps.size !== 0) return;
    const config = mappingAt(file.body, "config");
    const steps = pairOf(config, "steps");
    if (!steps || mappingAt(config, "steps")?.pairs.length !== 0) return;
    report(steps.key.range, 'The workflow has no steps and does nothing; add one below "steps".');
  },
});
