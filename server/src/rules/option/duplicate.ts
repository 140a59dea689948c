import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { resolveAlias } from "../../document/effectivePairs.js";
import { asMapping, asSequence, valueOf } from "../../model/readNode.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { repetitions } from "../repetitions.js";
import { defineRule } from "../rule.js";

export const duplicate = defineRule({
  id: "option/duplicate",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "The options of a parameter differ in title and value.",
  why: "Nobody can choose between two options of one title, and two of one value are the same choice (inference).",
  bad: parametersDocument(`
  run:
    - name: language
      title: Language
      type: string
      required: true
      defaultValue: en
      options:
        - { title: English, value: en }
        - { title: German, value: <|en|> }`),
  good: parametersDocument(`
  run:
    - name: language
      title: Language
      type: string
      required: true
      defaultValue: en
      options:
        - { title: English, value: en }
        - { title: German, value: de }`),
  check({ file }, report) {
    for (const { node } of file.parameters) {
      const options = asSequence(valueOf(node, "options"))?.items.map(asMapping) ?? [];
      for (const key of ["title", "value"]) {
        const scalars = options.flatMap((option) => knownScalar(valueOf(option, key)) ?? []);
        for (const { item, first } of repetitions(scalars, ({ value }) => JSON.stringify(value))) {
          report(
            item.range,
            `Another option above has the ${key} ${quote(item.text)} already; give this one another.`,
            { related: [{ range: first.range, message: "First used here." }] },
          );
        }
      }
    }
  },
});

function knownScalar(node: SyntaxNode | undefined): ScalarNode | undefined {
  const scalar = resolveAlias(node);
  // What an alias repeats is written once, at its anchor.
  if (scalar?.kind !== "scalar" || node?.kind === "alias") return undefined;
  return scalar.value.type === "unknown" || scalar.value.type === "null" ? undefined : scalar;
}
