import { pairOf } from "../../model/readNode.js";
import { isGiven } from "../../schema/nodePath.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const train = `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }`;

export const inheritStandard = defineRule({
  id: "step/inherit-standard",
  severity: "information",
  scope: "step",
  sources: ["platform reference", "SDK"],
  summary: "`parameters.inherit` of a standard step needs a platform that knows it.",
  why: "The platform reference has `inherit` for http and sql steps only; newer SDKs list it for standard steps too.",
  bad: workflowDocument(`${train}
      publish:
        imageDetails: { id: 12, versionId: 3 }
        command: python publish.py
        parents: [train]
        parameters:
          <|inherit|>:
            ACCURACY: accuracy`),
  good: workflowDocument(`${train}
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          inherit:
            ACCURACY: accuracy`),
  check({ type, node, name }, _context, report) {
    const inherit = pairOf(mappingAt(node, "parameters"), "inherit");
    if (type !== "standard" || !inherit || !isGiven(inherit.value)) return;
    report(
      inherit.key.range,
      `"inherit" in the standard step ${quote(name.text)} is known to newer SDKs only; the platform reference has it for http and sql steps.`,
    );
  },
});
