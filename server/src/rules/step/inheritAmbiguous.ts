import { workflowDocument } from "../exampleDocument.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

const steps = (second: string, inherit: string) =>
  workflowDocument(`
    steps:
      train-north:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py north
        outputParameters: { accuracy: accuracy.txt }
      train-south:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py south
        outputParameters: { ${second}: accuracy.txt }
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train-north, train-south]
        parameters:
          inherit:
            NORTH: ${inherit}
            SOUTH: ${second}`);

export const inheritAmbiguous = defineRule({
  id: "step/inherit-ambiguous",
  severity: "information",
  scope: "step",
  sources: ["inference"],
  summary: "An inherited output parameter belongs to one parent only.",
  why: "`inherit` names no step, so that it is not documented whose value arrives (inference).",
  bad: steps("accuracy", "<|accuracy|>").replace("            SOUTH: accuracy\n", ""),
  good: steps("accuracy_south", "accuracy"),
  check({ name, inherits }, context, report) {
    const { steps: known } = context.workflow;
    const parents = new Set(known.get(name.text)?.parents);
    for (const { output } of inherits) {
      const owners = [...parents].filter((parent) =>
        known.get(parent)?.outputs.names.has(output.text),
      );
      if (owners.length < 2) continue;
      report(
        output.range,
        `The parents ${quoteAll(owners)} each have an output parameter ${quote(output.text)}; name them differently.`,
        { severity: unlessTemplated(context, "information") },
      );
    }
  },
});
