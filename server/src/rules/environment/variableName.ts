import { replaceScalar } from "../../document/edit/editScalar.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const step = (name: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parameters:
          env:
            ${name}: info`);

export const variableName = defineRule({
  id: "environment/variable-name",
  severity: "hint",
  scope: "step",
  sources: ["inference"],
  summary: "Names of environment variables consist of letters, digits and underscores.",
  why: "A shell cannot read a variable with another name, nor one that begins with a digit (POSIX; inference for the platform).",
  bad: step("<|LOG-LEVEL|>"),
  good: step("LOG_LEVEL"),
  check({ node }, { text }, report) {
    for (const list of ["env", "inherit"]) {
      for (const { key } of namedPairsAt(node, "parameters", list)) {
        if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key.text)) continue;
        const better = key.text.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^(?=\d)/, "_");
        const advice = /[A-Za-z0-9]/.test(better) ? `, such as ${quote(better)}` : "";
        report(
          key.range,
          `The variable ${quote(key.text)} should have a name of letters, digits and underscores${advice}.`,
          {
            fixes: () =>
              advice === ""
                ? []
                : fixOf(`Change to ${quote(better)}`, replaceScalar(text, key, better), unsafe),
          },
        );
      }
    }
  },
});
