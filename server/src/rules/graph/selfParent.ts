import { quote } from "../quote.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const selfParent = defineRule({
  id: "graph/self-parent",
  severity: "error",
  scope: "file",
  sources: ["plain logic"],
  summary: "A step is not its own parent.",
  why: "It would wait for its own end before it starts (plain logic).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        parents: [<|train|>]`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        parents: []`),
  check({ file }, report) {
    for (const [name, step] of file.workflow?.steps.parts ?? []) {
      for (const { text, range } of step.parents?.items ?? []) {
        if (text !== name) continue;
        report(range, `Step ${quote(name)} waits for itself; remove it from its own parents.`);
      }
    }
  },
});
