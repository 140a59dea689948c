import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Step } from "../../model/spec.js";
import type { WorkflowFacts } from "../../model/workflowFacts.js";
import { quote } from "../quote.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const redundantParent = defineRule({
  id: "graph/redundant-parent",
  severity: "hint",
  scope: "step",
  sources: ["plain logic"],
  summary: "A step need not list a parent that comes before another of its parents.",
  why: "The order is the same without it, and the graph is easier to read (plain logic). Parents that a condition or an inherited output refers to are left alone.",
  bad: workflowDocument(`
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
        parents: [train, <|prepare|>]`),
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
  check(step, { isTemplated, workflow }, report) {
    if (isTemplated) return;
    const name = step.name.text;
    const listed = new Set<string>();
    for (const { text: parent, range } of step.parents?.items ?? []) {
      if (listed.has(parent) || parent === name || !isWithin(range, step.range)) continue;
      listed.add(parent);
      const via = workflow.graph.detour(name, parent);
      if (via === undefined || isReferredTo(parent, step, workflow)) continue;
      const message = `${quote(name)} waits for ${quote(parent)} anyway, through ${quote(via)}; it can be left out here.`;
      report(range, message, { tags: ["unnecessary"] });
    }
  },
});

/** A list that is shared through an anchor may be right for another step. */
function isWithin(range: OffsetRange, whole: OffsetRange): boolean {
  return range.start >= whole.start && range.end <= whole.end;
}

function isReferredTo(parent: string, step: Step, { steps }: WorkflowFacts): boolean {
  const outputs = steps.get(parent)?.outputs;
  return (
    step.conditionals.some(({ stepName }) => stepName === undefined || stepName.text === parent) ||
    step.parentStatuses.some(
      ({ parents }) => !parents?.complete || parents.items.some(({ text }) => text === parent),
    ) ||
    step.inherits.some(({ output }) => !outputs?.isComplete || outputs.names.has(output.text))
  );
}
