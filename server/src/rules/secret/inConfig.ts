import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { asMapping, asText } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { moveToSecrets } from "../fix/secretFixes.js";
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
  check({ file, text: source }, report) {
    for (const { holder, pair } of clearVariables(file)) {
      const { key, value } = pair;
      const text = asText(value);
      const found = text && findSecretValue(key.text, text.text);
      if (!found) continue;
      report(
        text.range,
        `${quote(key.text)} looks like ${found} in clear text; store it as a secret of the platform and list its name under "secrets".`,
        { fixes: () => moveToSecrets(source, holder, pair) },
      );
    }
  },
});

interface ClearVariable {
  /** The mapping whose `env` or `buildArguments` has the pair, and whose `secrets` should name it. */
  readonly holder: MappingNode | undefined;
  readonly pair: PairNode;
}

function clearVariables({ body }: BlockFile): readonly ClearVariable[] {
  const config = mappingAt(body, "config");
  const of = (holder: MappingNode | undefined, key: string) =>
    namedPairsAt(holder, key).map((pair) => ({ holder, pair }));
  return [
    ...namedPairsAt(config, "images").flatMap(({ value }) =>
      of(asMapping(value), "buildArguments"),
    ),
    ...of(mappingAt(config, "image"), "buildArguments"),
    ...of(mappingAt(config, "parameters"), "env"),
  ];
}
