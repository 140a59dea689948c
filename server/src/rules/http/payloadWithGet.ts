import { asText, pairOf, valueOf } from "../../model/readNode.js";
import { replaceScalar } from "../../document/edit/editScalar.js";
import { removePair } from "../../document/edit/removeEntry.js";
import type { MappingNode } from "../../document/syntaxNode.js";
import { fixOf, safe, unsafe } from "../fix/fixOf.js";
import type { Fix } from "../rule.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { isGiven } from "../../schema/nodePath.js";
import { quote } from "../quote.js";

export const payloadWithGet = defineRule({
  id: "http/payload-with-get",
  severity: "warning",
  scope: "step",
  sources: ["SDK"],
  summary: "A request with the method `get` has no payload.",
  why: "Only the other methods send a payload (SDK).",
  bad: workflowDocument(`
    steps:
      tell-planners:
        type: http
        method: get
        url: https://hooks.example.com/planning
        <|payload|>: '{"text": "done"}'`),
  good: workflowDocument(`
    steps:
      tell-planners:
        type: http
        method: get
        url: https://hooks.example.com/planning`),
  check({ type, node, name }, { text }, report) {
    const payload = pairOf(node, "payload");
    if (type !== "http" || !node || !payload || !isGiven(payload.value)) return;
    if (asText(valueOf(node, "method"))?.text !== "get") return;
    report(
      payload.key.range,
      `The http step ${quote(name.text)} sends no payload with "get"; remove "payload" or choose "post".`,
      {
        fixes: () => [
          ...fixOf('Remove "payload"', removePair(text, node, payload), safe),
          ...changeMethod(text, node),
        ],
      },
    );
  },
});

function changeMethod(text: string, node: MappingNode): readonly Fix[] {
  const method = valueOf(node, "method");
  if (method?.kind !== "scalar") return [];
  return fixOf('Change the method to "post"', replaceScalar(text, method, "post"), unsafe);
}
