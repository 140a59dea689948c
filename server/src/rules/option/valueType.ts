import type { SyntaxNode } from "../../document/syntaxNode.js";
import type { ParameterType } from "../../model/spec.js";
import { asMapping, asSequence, valueOf } from "../../model/readNode.js";
import { parametersDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { findMisfit } from "../parameter/valueType.js";

/** Of a list one option may also be a single item. */
const itemTypes: Partial<Record<ParameterType, ParameterType>> = {
  string_array: "string",
  number_array: "number",
  object_array: "object",
};

export const valueType = defineRule({
  id: "option/value-type",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "The values of `options` have the type of their parameter.",
  why: "The chosen value becomes the value of the parameter (inference).",
  bad: parametersDocument(`
  run:
    - name: batch_size
      title: Batch size
      type: number
      required: true
      defaultValue: 16
      options:
        - { title: Small, value: 16 }
        - { title: Large, value: <|many|> }`),
  good: parametersDocument(`
  run:
    - name: batch_size
      title: Batch size
      type: number
      required: true
      defaultValue: 16
      options:
        - { title: Small, value: 16 }
        - { title: Large, value: 256 }`),
  check({ file }, report) {
    for (const { type, node } of file.parameters) {
      if (!type) continue;
      for (const item of asSequence(valueOf(node, "options"))?.items ?? []) {
        const value = valueOf(asMapping(item), "value");
        const misfit = value && findOptionMisfit(value, type);
        if (!misfit) continue;
        report(
          misfit.node.range,
          `The parameter has type ${type}, but ${misfit.found} stands in this option; write ${misfit.wanted}.`,
          { severity: misfit.isReadableText ? "hint" : "warning" },
        );
      }
    }
  },
});

function findOptionMisfit(value: SyntaxNode, type: ParameterType) {
  const itemType = itemTypes[type];
  if (itemType && !findMisfit(value, itemType)) return undefined;
  return findMisfit(value, type);
}
