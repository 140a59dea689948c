import { asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { discoveryOf } from "../knownValues.js";
import { defineRule } from "../rule.js";

export const publicScope = defineRule({
  id: "discovery/public-scope",
  severity: "information",
  scope: "file",
  sources: ["platform reference"],
  summary: "A block is public on purpose.",
  why: "Every tenant of the platform can find and deploy a public block (platform reference).",
  bad: specDocument({ root: "\nscope: <|public|>" }),
  good: specDocument({ root: "\nscope: private" }),
  check({ file }, report) {
    const scope = asText(valueOf(discoveryOf(file), "scope"));
    if (scope?.text !== "public") return;
    report(scope.range, 'Every tenant of the platform can find and deploy a "public" block.');
  },
});
