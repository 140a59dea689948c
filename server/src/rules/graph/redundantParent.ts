import { valueOf } from "../../model/readNode.js";
import type { Step, Text } from "../../model/spec.js";
import type { WorkflowFacts } from "../../model/workflowFacts.js";
import { safe } from "../fix/fixOf.js";
import { removeItemFix } from "../fix/stepFixes.js";
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
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [prepare]
      evaluate:
        imageDetails: { id: 12, versionId: 3 }
        command: python evaluate.py
        parents: [train, <|prepare|>]`),
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
  check(step, { workflow, text, isTemplated }, report) {
    const name = step.name.text;
    const parents = workflow.graph.parents(name);
    if (isTemplated || parents.length < 2 || workflow.graph.ancestors(name).has(name)) return;
    for (const parent of parents) {
      const listed = ownItem(parent, step);
      const via = listed && laterParent(name, parent, workflow);
      if (!listed || via === undefined || isReferredTo(parent, step, workflow)) continue;
      report(
        listed.range,
        `${quote(name)} waits for ${quote(parent)} anyway, through ${quote(via)}; it can be left out here.`,
        {
          tags: ["unnecessary"],
          fixes: () => removeItemFix(text, valueOf(step.node, "parents"), listed, safe),
        },
      );
    }
  },
});

/** Where the step lists the parent. A list that is shared through an anchor may be right for another step. */
function ownItem(parent: string, { parents, range }: Step): Text | undefined {
  const listed = parents?.items.find(({ text }) => text === parent);
  const isOwn = listed && listed.range.start >= range.start && listed.range.end <= range.end;
  return isOwn ? listed : undefined;
}

/** Another parent of the step that itself comes after `parent`. */
function laterParent(step: string, parent: string, { graph }: WorkflowFacts): string | undefined {
  if (graph.ancestors(parent).has(parent)) return undefined;
  return graph
    .parents(step)
    .find((other) => other !== parent && graph.ancestors(other).has(parent));
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
