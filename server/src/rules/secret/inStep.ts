import type { SyntaxNode } from "../../document/syntaxNode.js";
import { asText, pairOf } from "../../model/readNode.js";
import type { Step } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { secretFixes } from "../fix/secretFixes.js";
import { quote } from "../quote.js";
import { namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { findSecretValue, findToken } from "./detectSecret.js";

export const inStep = defineRule({
  id: "secret/in-step",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "No credential stands in the clear text of a step.",
  why: "Variables, build arguments, headers and payloads are kept and shown as they are written; secrets of the platform are not (inference).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parameters:
          env:
            WAREHOUSE_PASSWORD: <|"Winter+2031?"|>`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parameters:
          secrets: [warehouse-password]`),
  check(step, { text: source }, report) {
    for (const { name, value, isVariable } of clearTexts(step)) {
      const text = asText(value);
      if (!text) continue;
      const found = isVariable ? findSecretValue(name, text.text) : findToken(text.text);
      if (found === undefined) continue;
      report(
        text.range,
        `${quote(name)} looks like ${found} in clear text; store it as a secret of the platform and list its name under "secrets".`,
        { fixes: () => (isVariable ? secretFixes(source, step.node, name) : []) },
      );
    }
  },
});

interface ClearText {
  readonly name: string;
  readonly value: SyntaxNode | undefined;
  /** Whether the name says what the value is. */
  readonly isVariable: boolean;
}

function clearTexts({ node }: Step): readonly ClearText[] {
  const variables = [
    ...namedPairsAt(node, "parameters", "env"),
    ...namedPairsAt(node, "image", "buildArguments"),
    ...namedPairsAt(node, "headers", "absolute"),
  ];
  const texts = ["command", "url", "payload"].flatMap((key) => pairOf(node, key) ?? []);
  return [
    ...variables.map(({ key, value }) => ({ name: key.text, value, isVariable: true })),
    ...texts.map(({ key, value }) => ({ name: key.text, value, isVariable: false })),
  ];
}
