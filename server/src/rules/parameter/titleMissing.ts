import { parametersDocument } from "../exampleDocument.js";
import { isGiven } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const titleMissing = defineRule({
  id: "parameter/title-missing",
  severity: "hint",
  scope: "file",
  sources: ["inference"],
  summary: "A parameter has a `title`.",
  why: "It labels the field of the form in which whoever deploys the block gives the value (inference).",
  bad: parametersDocument(`
  run:
    - name: <|epochs|>
      type: number
      required: true
      defaultValue: 20`),
  good: parametersDocument(`
  run:
    - name: epochs
      title: Training epochs
      type: number
      required: true
      defaultValue: 20`),
  check({ file, isTemplated }, report) {
    if (isTemplated) return;
    for (const { name, node } of file.parameters) {
      if (!name || isGiven(node, "title")) continue;
      report(
        name.range,
        `Parameter ${quote(name.text)} has no "title" for the form that asks for it.`,
      );
    }
  },
});
