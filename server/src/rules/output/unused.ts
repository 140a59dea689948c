import { removePair } from "../../document/edit/removeEntry.js";
import type { MappingNode } from "../../document/syntaxNode.js";
import { pairOf } from "../../model/readNode.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { mappingAt } from "../read/mappingAt.js";
import type { Fix } from "../rule.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

const train = (outputs: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters:
          accuracy: accuracy.txt${outputs}
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          inherit:
            ACCURACY: accuracy`);

export const unused = defineRule({
  id: "output/unused",
  severity: "hint",
  scope: "step",
  sources: ["inference"],
  summary: "An output parameter is inherited or tested by another step.",
  why: "Nothing else reads output parameters (inference).",
  bad: train("\n          <|label|>: label.txt"),
  good: train(""),
  check({ outputs, name, node, type }, context, report) {
    const { workflow, isTemplated, suggest } = context;
    // Steps of other types have none, which the schema says.
    if (type !== "standard" && type !== "http") return;
    if (isTemplated || !workflow.isComplete) return;
    for (const [output, { range }] of outputs.parts) {
      // A misspelt name is reported where it stands, and only there.
      if (workflow.readsOutput(output) !== false) continue;
      if (workflow.strayReads.some((each) => suggest(each, [output]))) continue;
      report(
        range,
        `No step inherits or tests the output parameter ${quote(output)} of ${quote(name.text)}.`,
        { tags: ["unnecessary"], fixes: () => removeFix(context.text, node, output) },
      );
    }
  },
});

function removeFix(text: string, node: MappingNode | undefined, output: string): readonly Fix[] {
  const mapping = mappingAt(node, "outputParameters");
  const pair = pairOf(mapping, output);
  if (!mapping || !pair) return [];
  return fixOf(`Remove ${quote(output)}`, removePair(text, mapping, pair), unsafe);
}
