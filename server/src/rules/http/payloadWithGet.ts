import { asText, pairOf, valueOf } from "../../model/readNode.js";
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
        method: post
        url: https://hooks.example.com/planning
        payload: '{"text": "done"}'`),
  check({ type, node, name }, _context, report) {
    const payload = pairOf(node, "payload");
    if (type !== "http" || !payload || !isGiven(payload.value)) return;
    if (asText(valueOf(node, "method"))?.text !== "get") return;
    report(
      payload.key.range,
      `The http step ${quote(name.text)} sends no payload with "get"; remove "payload" or choose "post".`,
    );
  },
});
