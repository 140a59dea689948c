import { removeParent } from "../fix/parentFixes.js";
import { quote } from "../quote.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const cycle = defineRule({
  id: "graph/cycle",
  severity: "error",
  scope: "step",
  sources: ["plain logic"],
  summary: "Steps do not wait for each other in a circle.",
  why: "A run begins with the steps that wait for nothing; in a circle each waits for the one before it, so none ever starts (plain logic).",
  bad: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
        parents: [<|evaluate|>]
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [prepare]
      evaluate:
        imageDetails: { id: 12, versionId: 3 }
        command: python evaluate.py
        parents: [train]`),
  good: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [prepare]
      evaluate:
        imageDetails: { id: 12, versionId: 3 }
        command: python evaluate.py
        parents: [train]`),
  check({ name, node, parents }, context, report) {
    const ring = context.workflow.graph.cycleFrom(name.text);
    const last = ring?.at(-1);
    const closing = parents?.items.find(({ text }) => text === last);
    if (!ring || !closing) return;
    report(
      closing.range,
      `Steps wait for each other in a circle: ${drawRing(ring)}; remove one of these parents.`,
      {
        severity: unlessTemplated(context, "error"),
        related: ring.map((step, index) => {
          const parent = ring.at(index - 1) ?? step;
          return { step, parent, message: `${quote(step)} waits for ${quote(parent)}.` };
        }),
        fixes: () => removeParent(context.text, node, closing),
      },
    );
  },
});

const longestDrawn = 24;

/** `a → b → a`; of a ring too long to read, the beginning and the end. */
function drawRing(ring: readonly string[]): string {
  const shown =
    ring.length <= longestDrawn
      ? ring
      : [
          ...ring.slice(0, longestDrawn / 2),
          `… ${ring.length - longestDrawn} more …`,
          ...ring.slice(-longestDrawn / 2),
        ];
  return [...shown, ...ring.slice(0, 1)].join(" → ");
}
