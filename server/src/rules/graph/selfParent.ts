import { valueOf } from "../../model/readNode.js";
import { unsafe } from "../fix/fixOf.js";
import { removeItemFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const selfParent = defineRule({
  id: "graph/self-parent",
  severity: "error",
  scope: "step",
  sources: ["plain logic"],
  summary: "A step is not its own parent.",
  why: "It would wait for its own end before it starts (plain logic).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [<|train|>]`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: []`),
  check({ name, node, parents }, context, report) {
    for (const parent of parents?.items ?? []) {
      if (parent.text !== name.text) continue;
      report(
        parent.range,
        `Step ${quote(name.text)} waits for itself; remove it from its own parents.`,
        { fixes: () => removeItemFix(context.text, valueOf(node, "parents"), parent, unsafe) },
      );
    }
  },
});
