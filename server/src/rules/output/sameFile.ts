import { asText } from "../../model/readNode.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const train = (file: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters:
          accuracy: accuracy.txt
          label: ${file}
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          inherit:
            ACCURACY: accuracy
            LABEL: label`);

export const sameFile = defineRule({
  id: "output/same-file",
  severity: "hint",
  scope: "step",
  sources: ["inference"],
  summary: "Each output parameter of a standard step has a file of its own.",
  why: "Two output parameters from one file always have the same value (inference).",
  bad: train("<|accuracy.txt|>"),
  good: train("label.txt"),
  check({ node, type }, _context, report) {
    if (type !== "standard") return;
    const first = new Map<string, { output: string; range: OffsetRange }>();
    for (const { key, value } of namedPairsAt(node, "outputParameters")) {
      const file = asText(value);
      if (!file) continue;
      const path = file.text.trim().replace(/^\.\//, "");
      const known = first.get(path);
      if (!known) {
        first.set(path, { output: key.text, range: file.range });
        continue;
      }
      report(
        file.range,
        `${quote(key.text)} is read from the file of ${quote(known.output)}, ${quote(file.text)}; give it a file of its own.`,
        { related: [{ range: known.range, message: "It is read here too." }] },
      );
    }
  },
});
