import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { schemeFix } from "../fix/schemeFix.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { beginsWithPlaceholder, isWebAddress, shownAddress } from "../text/webAddress.js";

const request = (url: string) =>
  workflowDocument(`
    steps:
      tell-planners:
        type: http
        method: get
        url: ${url}`);

export const urlScheme = defineRule({
  id: "http/url-scheme",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "`url` of an http step is an address that begins with `https://` or `http://`.",
  why: "An http step can reach no other addresses (inference). A placeholder at the beginning is left alone.",
  bad: request("<|hooks.example.com/planning|>"),
  good: request("https://hooks.example.com/planning"),
  check({ node, type }, { text }, report) {
    if (type !== "http") return;
    const addresses = {
      url: valueOf(node, "url"),
      authUrl: valueOf(mappingAt(node, "auth"), "authUrl"),
    };
    for (const [key, value] of Object.entries(addresses)) {
      const address = asText(value);
      if (!address || address.text.trim() === "") continue;
      if (isWebAddress(address.text) || beginsWithPlaceholder(address.text)) continue;
      report(
        address.range,
        `${quote(shownAddress(address.text))} is no web address; ${quote(key)} begins with "https://" or "http://".`,
        { fixes: () => schemeFix(text, address) },
      );
    }
  },
});
