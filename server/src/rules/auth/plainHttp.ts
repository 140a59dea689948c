import { asText, valueOf } from "../../model/readNode.js";
import type { Step } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { renameFix } from "../fix/stepFixes.js";
import { readHeaders } from "../http/headers.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { shownAddress } from "../text/webAddress.js";

const request = (url: string) =>
  workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: ${url}
        auth:
          type: api-key
          apiKey: planning-key`);

export const plainHttp = defineRule({
  id: "auth/plain-http",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "Credentials are sent to addresses that begin with `https://` only.",
  why: "Everybody on the way can read what is sent over plain HTTP (inference).",
  bad: request("<|http://api.example.com/plan|>"),
  good: request("https://api.example.com/plan"),
  check(step, { text }, report) {
    if (step.type !== "http" || !sendsCredentials(step)) return;
    const addresses = [valueOf(step.node, "url"), valueOf(mappingAt(step.node, "auth"), "authUrl")];
    for (const address of addresses.map(asText)) {
      if (!address || !/^\s*http:\/\//i.test(address.text)) continue;
      report(
        address.range,
        `Credentials would go to ${quote(shownAddress(address.text))} in clear text; use an address that begins with "https://".`,
        {
          fixes: () => renameFix(text, address, address.text.replace(/^(\s*)http:/i, "$1https:")),
        },
      );
    }
  },
});

function sendsCredentials(step: Step): boolean {
  const type = asText(valueOf(mappingAt(step.node, "auth"), "type"))?.text;
  if (type !== undefined && type !== "no-auth") return true;
  return readHeaders(step).some(({ list }) => list === "secrets");
}
