import type { PairNode } from "../../document/syntaxNode.js";
import { asText } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt, namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { findSecretValue } from "./detectSecret.js";

const image = (rest: string) =>
  workflowDocument(`
    images:
      trainer:
        dockerfile: Dockerfile
        context: .
        ${rest}
    steps:
      train:
        imageRef: trainer
        command: python train.py`);

export const inConfig = defineRule({
  id: "secret/in-config",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary:
    "No credential stands in the build arguments of an image or in the variables of a service.",
  why: "They are kept and shown as they are written, and build arguments stay in the image; secrets of the platform do not (inference).",
  bad: image(`buildArguments:
          INDEX_TOKEN: <|"Winter+2031?"|>`),
  good: image("secrets: [index-token]"),
  check({ file }, report) {
    for (const { key, value } of clearVariables(file)) {
      const text = asText(value);
      const found = text && findSecretValue(key.text, text.text);
      if (!found) continue;
      report(
        text.range,
        `${quote(key.text)} looks like ${found} in clear text; store it as a secret of the platform and list its name under "secrets".`,
      );
    }
  },
});

function clearVariables({ body }: BlockFile): readonly PairNode[] {
  const config = mappingAt(body, "config");
  return [
    ...namedPairsAt(config, "images").flatMap(({ value }) => namedPairsAt(value, "buildArguments")),
    ...namedPairsAt(config, "image", "buildArguments"),
    ...namedPairsAt(config, "parameters", "env"),
  ];
}
