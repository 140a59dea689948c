import type { Text } from "../../model/spec.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const duplicateName = defineRule({
  id: "parameter/duplicate-name",
  severity: "error",
  scope: "file",
  sources: ["plain logic"],
  summary: "A parameter is declared once in its list.",
  why: "A deployment gives one value per name, so two declarations of a name cannot both be filled (plain logic).",
  bad: parametersDocument(`
  run:
    - name: epochs
      title: Epochs
      type: number
      required: true
      defaultValue: 20
    - name: <|epochs|>
      title: Epochs
      type: string
      required: true
      defaultValue: twenty`),
  good: parametersDocument(`
  run:
    - name: epochs
      title: Epochs
      type: number
      required: true
      defaultValue: 20
    - name: optimizer
      title: Optimizer
      type: string
      required: true
      defaultValue: adam`),
  check(context, report) {
    const seen = { build: new Map<string, Text>(), run: new Map<string, Text>() };
    for (const { list, name } of context.file.parameters) {
      if (name === undefined) continue;
      const first = seen[list].get(name.text);
      if (first === undefined) {
        seen[list].set(name.text, name);
        continue;
      }
      report(
        name.range,
        `The ${list} parameter ${quote(name.text)} is declared above already; rename or remove this one.`,
        {
          severity: unlessTemplated(context, "error"),
          related: [{ range: first.range, message: "First declared here." }],
        },
      );
    }
  },
});
