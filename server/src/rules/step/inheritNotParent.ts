import { addParentFix } from "../fix/stepFixes.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

const steps = (parents: string, output: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      export:
        type: export
        schema: PUBLISH
        table: SCORES
        sortBy: WEEK
        parents: [train]
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: ${parents}
        parameters:
          inherit:
            ACCURACY: ${output}`);

export const inheritNotParent = defineRule({
  id: "step/inherit-not-parent",
  severity: "information",
  scope: "step",
  sources: ["SDK", "inference"],
  summary: "A step inherits from its own parents.",
  why: "Whether a value of a step further up arrives is not documented (inference); that of a parent does (SDK).",
  bad: steps("[export]", "<|accuracy|>"),
  good: steps("[export, train]", "accuracy"),
  check(step, context, report) {
    const { name, inherits } = step;
    const { workflow, isTemplated } = context;
    const facts = workflow.steps.get(name.text);
    if (inherits.length === 0 || isTemplated || !facts?.hasKnownParents) return;
    const parents = new Set(facts.parents);
    const owns = (owner: string, output: string) =>
      workflow.steps.get(owner)?.outputs.names.has(output);
    if ([...parents].some((parent) => workflow.steps.get(parent)?.outputs.isComplete !== true))
      return;
    for (const { output } of inherits) {
      if ([...parents].some((parent) => owns(parent, output.text))) continue;
      const before = workflow.graph.ancestors(name.text);
      const owner = workflow
        .outputOwners(output.text)
        .find((each) => each !== name.text && before.has(each));
      if (owner === undefined) continue;
      report(
        output.range,
        `Output parameter ${quote(output.text)} belongs to ${quote(owner)}, which comes before this step but is no parent; add it to parents to be sure of the value.`,
        { fixes: () => addParentFix(context.text, step, owner) },
      );
    }
  },
});
