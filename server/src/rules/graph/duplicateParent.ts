import type { Text } from "../../model/spec.js";
import { quote } from "../quote.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const duplicateParent = defineRule({
  id: "graph/duplicate-parent",
  severity: "warning",
  scope: "file",
  sources: ["plain logic"],
  summary: "A step lists each of its parents once.",
  why: "The second mention changes nothing; often another step was meant (plain logic).",
  bad: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12 }
        command: python train.py
        parents:
          - prepare
          - <|prepare|>`),
  good: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12 }
        command: python train.py
        parents:
          - prepare`),
  check(context, report) {
    const steps = context.file.workflow?.steps.parts;
    for (const [name, step] of steps ?? []) {
      const seen = new Map<string, Text>();
      for (const parent of step.parents?.items ?? []) {
        const first = seen.get(parent.text);
        if (first === undefined) seen.set(parent.text, parent);
        // An unknown or own name is wrong in itself; once is enough to say so.
        else if (parent.text !== name && steps?.has(parent.text)) {
          report(
            parent.range,
            `${quote(parent.text)} is already a parent of ${quote(name)}; remove it here.`,
            {
              severity: unlessTemplated(context, "warning"),
              tags: ["unnecessary"],
              related: [{ range: first.range, message: `First listed here.` }],
            },
          );
        }
      }
    }
  },
});
