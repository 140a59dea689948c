import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { isBelowConfig, partTexts } from "./partTexts.js";

/** What people write for `@param:name`: a plural, another mark, the forms of shells and templates. */
const slips = [
  /^@(?:params|Param|PARAM|parameter|parameters)[:. ]\s*([\w.-]+)$/,
  /^@param(?:\s+|[.=/-]|\s*:\s+)([\w.-]+)$/,
  /^\$\{\s*params?(?:eters?)?[.:]([\w.-]+)\s*\}$/,
];

export const spelling = defineRule({
  id: "reference/spelling",
  severity: "warning",
  scope: "part",
  sources: ["inference"],
  summary: 'A reference to a build parameter is written `"@param:<name>"`.',
  why: "Other spellings are texts like any other and are sent as they stand (inference).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: <|"@params:command"|>
    triggers:
      - webhook: true`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    triggers:
      - webhook: true`),
  competesWith: ["schema/type", "schema/pattern"],
  check(part, { parameters }, report) {
    if (!isBelowConfig(part.path)) return;
    for (const { node } of partTexts(part)) {
      const name = slips.map((slip) => slip.exec(node.text)?.[1]).find((found) => found);
      if (name === undefined) continue;
      const isDeclared = parameters.some((each) => each.name === name);
      const meaning = isDeclared ? `for the parameter ${quote(name)}` : "for a build parameter";
      report(node.range, `${quote(node.text)} is no reference; write "@param:${name}" ${meaning}.`);
    }
  },
});
