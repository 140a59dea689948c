import { pairOf } from "../../model/readNode.js";
import type { Step } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { addParents } from "../fix/parentFixes.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule, type StepContext } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

const steps = (inherit: string, parents = "") =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        type: http
        method: put
        url: https://api.example.com/models${parents}
        parameters:
          ${inherit}:
            ACCURACY: accuracy`);

export const inheritWithoutParents = defineRule({
  id: "step/inherit-without-parents",
  severity: "warning",
  scope: "step",
  sources: ["SDK", "inference"],
  summary: "A step that inherits has parents.",
  why: "An inherited value is taken from an output parameter of a parent (SDK).",
  bad: steps("<|inherit|>"),
  good: steps("inherit", "\n        parents: [train]"),
  fixed: steps("inherit").replace("\n    triggers", "\n        parents: [train]\n    triggers"),
  check(step, context, report) {
    const { name, node, inherits } = step;
    const facts = context.workflow.steps.get(name.text);
    const inherit = pairOf(mappingAt(node, "parameters"), "inherit");
    if (!inherit || inherits.length === 0 || !facts?.hasKnownParents) return;
    if (facts.parents.length > 0) return;
    report(
      inherit.key.range,
      `Step ${quote(name.text)} inherits, but has no parents to inherit from; add the step with the output parameter to parents.`,
      {
        severity: unlessTemplated(context, "warning"),
        fixes: () => addParents(context.text, node, owners(step, context)),
      },
    );
  },
});

/** The steps whose outputs are inherited; none where an output has several owners, or one that waits for the step. */
function owners({ name, inherits }: Step, { workflow }: StepContext): readonly string[] {
  const found = new Set<string>();
  for (const { output } of inherits) {
    const [owner, ...others] = workflow.outputOwners(output.text);
    if (owner === undefined || others.length > 0 || owner === name.text) return [];
    if (workflow.graph.ancestors(owner).has(name.text)) return [];
    found.add(owner);
  }
  return [...found];
}
