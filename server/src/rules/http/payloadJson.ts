import type { ScalarNode } from "../../document/syntaxNode.js";
import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { findJsonProblem } from "../text/findJsonProblem.js";
import { rangeWithin } from "../text/rangeWithin.js";
import { holdsPlaceholdersOnly, requestVariables, scalarAt } from "./request.js";

const request = (payload: string) =>
  workflowDocument(`
    steps:
      tell-planners:
        type: http
        method: post
        url: https://hooks.example.com/planning
        payload: |
          ${payload}`);

/** A text block with an expression in it is given as its source, of which the first line (`|`) is no content. */
function withoutHeader({ style, value, text }: ScalarNode): string {
  const isSource = value.type === "unknown" && (style === "literal" || style === "folded");
  return isSource ? text.replace(/^[|>][^\r\n]*/, (header) => " ".repeat(header.length)) : text;
}

export const payloadJson = defineRule({
  id: "http/payload-json",
  severity: "warning",
  scope: "step",
  sources: ["SDK"],
  summary: "`payload` is JSON once its placeholders have their values.",
  why: "The payload is JSON written as text (SDK). Placeholders may stand for parts of texts, for values, or for all of it.",
  bad: request(`{"text": "done", "to": <|'planners'|>}`),
  good: request(`{"text": "done", "to": "planners"}`),
  check(step, { text }, report) {
    const payload = scalarAt(step, "payload");
    // A payload in a get request has a finding of its own.
    if (step.type !== "http" || asText(valueOf(step.node, "method"))?.text === "get") return;
    if (!payload || payload.text.trim() === "" || payload.text.startsWith("@param:")) return;
    if (!holdsPlaceholdersOnly(payload, requestVariables(step))) return;
    const found = findJsonProblem(withoutHeader(payload));
    if (!found) return;
    report(rangeWithin(payload, found.range, text), `The payload is no JSON: ${found.problem}.`);
  },
});
