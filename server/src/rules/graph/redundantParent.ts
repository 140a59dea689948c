import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Step, Workflow } from "../../model/spec.js";
import { quote } from "../quote.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const redundantParent = defineRule({
  id: "graph/redundant-parent",
  severity: "hint",
  scope: "file",
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
  check({ tree, file }, report) {
    const { workflow } = file;
    if (!workflow || tree.hasTemplateStatements) return;
    for (const [name, step] of workflow.steps.parts) {
      const parents = workflow.graph.parents(name);
      if (parents.length < 2 || workflow.graph.ancestors(name).has(name)) continue;
      for (const parent of parents) {
        const range = ownRange(parent, step);
        const via = range && laterParent(name, parent, workflow);
        if (!range || via === undefined || isReferredTo(parent, step, workflow)) continue;
        const message = `${quote(name)} waits for ${quote(parent)} anyway, through ${quote(via)}; it can be left out here.`;
        report(range, message, { tags: ["unnecessary"] });
      }
    }
  },
});

/** Where the step lists the parent. A list that is shared through an anchor may be right for another step. */
function ownRange(parent: string, { parents, range }: Step): OffsetRange | undefined {
  const listed = parents?.items.find(({ text }) => text === parent)?.range;
  return listed && listed.start >= range.start && listed.end <= range.end ? listed : undefined;
}

/** Another parent of the step that itself comes after `parent`. */
function laterParent(step: string, parent: string, { graph }: Workflow): string | undefined {
  if (graph.ancestors(parent).has(parent)) return undefined;
  return graph
    .parents(step)
    .find((other) => other !== parent && graph.ancestors(other).has(parent));
}

function isReferredTo(parent: string, step: Step, { steps }: Workflow): boolean {
  const outputs = steps.parts.get(parent)?.outputs;
  return (
    step.conditionals.some(({ stepName }) => stepName === undefined || stepName.text === parent) ||
    step.parentStatuses.some(
      ({ parents }) => !parents?.complete || parents.items.some(({ text }) => text === parent),
    ) ||
    step.inherits.some(({ output }) => !outputs?.complete || outputs.parts.has(output.text))
  );
}
