import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { isBelowConfig, partTexts } from "./partTexts.js";

export const insideText = defineRule({
  id: "reference/inside-text",
  severity: "warning",
  scope: "part",
  sources: ["inference"],
  summary: '`"@param:<name>"` is the whole value.',
  why: "The SDK shows references as whole values only; whether one inside a longer text is replaced is not documented (inference).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: <|"python train.py --storage @param:storage"|>
    triggers:
      - webhook: true`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    triggers:
      - webhook: true`),
  check(part, _context, report) {
    if (!isBelowConfig(part.path)) return;
    for (const { node } of partTexts(part)) {
      const name = /(?<=[^\w@])@param:([\w.-]+)/.exec(node.text)?.[1];
      if (name === undefined || node.text.startsWith("@param:")) continue;
      report(
        node.range,
        `"@param:${name}" is replaced for certain only where it is the whole value; inside a longer text it may be sent as it stands.`,
      );
    }
  },
});
