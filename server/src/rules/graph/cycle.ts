import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Step, Workflow } from "../../model/spec.js";
import { quote } from "../quote.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

interface Edge {
  readonly parent: string;
  readonly child: string;
  readonly range: OffsetRange;
}

export const cycle = defineRule({
  id: "graph/cycle",
  severity: "error",
  scope: "file",
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
        imageDetails: { id: 12 }
        command: python train.py
        parents: [prepare]
      evaluate:
        imageDetails: { id: 12 }
        command: python evaluate.py
        parents: [train]`),
  good: workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12 }
        command: python train.py
        parents: [prepare]
      evaluate:
        imageDetails: { id: 12 }
        command: python evaluate.py
        parents: [train]`),
  check(context, report) {
    const { workflow } = context.file;
    for (const ring of workflow?.graph.cycles ?? []) {
      if (!workflow) return;
      const edges = edgesOf(ring, workflow);
      const closing = edges[0];
      if (!closing) continue;
      report(
        closing.range,
        `Steps wait for each other in a circle: ${drawRing(ring)}; remove one of these parents.`,
        {
          severity: unlessTemplated(context, "error"),
          related: edges.map(({ parent, child, range }) => ({
            range,
            message: `${quote(child)} waits for ${quote(parent)}.`,
          })),
        },
      );
    }
  },
});

/** The ring's edges, beginning with the one that leads from its last step back to its first. */
function edgesOf(ring: readonly string[], workflow: Workflow): readonly Edge[] {
  return ring.flatMap((child, index) => {
    const parent = ring.at(index - 1);
    const range =
      parent === undefined ? undefined : parentRange(workflow.steps.parts.get(child), parent);
    return parent === undefined || range === undefined ? [] : [{ parent, child, range }];
  });
}

function parentRange(step: Step | undefined, parent: string): OffsetRange | undefined {
  return step?.parents?.items.find((item) => item.text === parent)?.range;
}

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
