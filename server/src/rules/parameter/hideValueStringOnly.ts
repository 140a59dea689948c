import { resolveAlias } from "../../document/effectivePairs.js";
import { valueOf } from "../../model/readNode.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const hideValueStringOnly = defineRule({
  id: "parameter/hide-value-string-only",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "Only parameters of type `string` have `hideValue: true`.",
  why: "The platform masks texts only (SDK).",
  bad: parametersDocument(`
  run:
    - name: pin
      title: Pin
      type: number
      required: true
      hideValue: <|true|>`),
  good: parametersDocument(`
  run:
    - name: pin
      title: Pin
      type: string
      required: true
      hideValue: true`),
  check({ file }, report) {
    for (const { name, type, node } of file.parameters) {
      const written = valueOf(node, "hideValue");
      const hidden = resolveAlias(written);
      if (!written || !type || type === "string" || hidden?.kind !== "scalar") continue;
      if (hidden.value.type !== "boolean" || !hidden.value.value) continue;
      const owner = name === undefined ? "this one" : quote(name.text);
      report(
        written.range,
        `Only parameters of type string can be hidden and ${owner} has type ${type}; remove hideValue or make it a string.`,
      );
    }
  },
});
