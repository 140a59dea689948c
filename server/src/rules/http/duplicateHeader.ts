import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { readHeaders, removeHeaderFix } from "./headers.js";
import type { Header } from "./headers.js";

export const duplicateHeader = defineRule({
  id: "http/duplicate-header",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "A header stands in one of `headers.absolute` and `headers.secrets`, and once.",
  why: "Names of headers are the same in upper and lower case, and which of two values is sent is not documented (inference).",
  bad: workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        headers:
          absolute:
            X-Key: public
          secrets:
            <|x-key|>: planning-key`),
  good: workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        headers:
          secrets:
            x-key: planning-key`),
  fixed: workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        headers:
          absolute:
            X-Key: public
          secrets: {}`),
  check(step, { text }, report) {
    const first = new Map<string, Header>();
    for (const header of readHeaders(step)) {
      const known = first.get(header.name.toLowerCase());
      // The same key twice in one mapping is a mistake of the text.
      if (known && (known.list !== header.list || known.name !== header.name)) {
        report(
          header.range,
          `The header ${quote(header.name)} is set twice; keep it in one of "absolute" and "secrets".`,
          {
            related: [{ range: known.range, message: "It is set here too." }],
            fixes: () => [
              ...removeHeaderFix(text, step, header),
              ...removeHeaderFix(text, step, known),
            ],
          },
        );
      }
      if (!known) first.set(header.name.toLowerCase(), header);
    }
  },
});
