import { removePair } from "../../document/edit/removeEntry.js";
import { setValue } from "../../document/edit/setValue.js";
import { resolveAlias } from "../../document/effectivePairs.js";
import type { MappingNode } from "../../document/syntaxNode.js";
import { valueOf } from "../../model/readNode.js";
import { parametersDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule, type Fix } from "../rule.js";

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
  check({ file, text }, report) {
    for (const { name, type, node } of file.parameters) {
      const written = valueOf(node, "hideValue");
      const hidden = resolveAlias(written);
      if (!written || !type || type === "string" || hidden?.kind !== "scalar") continue;
      if (hidden.value.type !== "boolean" || !hidden.value.value) continue;
      const owner = name === undefined ? "this one" : quote(name.text);
      report(
        written.range,
        `Only parameters of type string can be hidden and ${owner} has type ${type}; remove hideValue or make it a string.`,
        { fixes: () => showOrRetype(text, node) },
      );
    }
  },
});

function showOrRetype(text: string, declaration: MappingNode): readonly Fix[] {
  const find = (name: string) => declaration.pairs.findLast(({ key }) => key.text === name);
  const hidden = find("hideValue");
  const type = find("type");
  return [
    ...fixOf('Change the type to "string"', type ? setValue(text, type, "string") : [], unsafe),
    ...fixOf('Remove "hideValue"', hidden ? removePair(text, declaration, hidden) : [], unsafe),
  ];
}
