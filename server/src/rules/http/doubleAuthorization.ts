import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { readHeaders, removeHeaderFix } from "./headers.js";

export const doubleAuthorization = defineRule({
  id: "http/double-authorization",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "A request with `auth` has no `Authorization` header of its own.",
  why: "`auth` sets that header, and which of the two is sent is not documented (inference).",
  bad: workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        headers:
          secrets:
            <|Authorization|>: planning-header
        auth:
          type: bearer-token
          bearerToken: planning-token`),
  good: workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        auth:
          type: bearer-token
          bearerToken: planning-token`),
  fixed: workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        headers:
          secrets: {}
        auth:
          type: bearer-token
          bearerToken: planning-token`),
  check(step, { text }, report) {
    const type = asText(valueOf(mappingAt(step.node, "auth"), "type"))?.text;
    if (type === undefined || type === "no-auth") return;
    for (const header of readHeaders(step)) {
      const { name, range } = header;
      if (name.toLowerCase() !== "authorization") continue;
      report(
        range,
        `The header ${quote(name)} is set by "auth" of the type ${quote(type)} already; keep one of the two.`,
        { fixes: () => removeHeaderFix(text, step, header) },
      );
    }
  },
});
