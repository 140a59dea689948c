import { parametersDocument } from "../exampleDocument.js";
import { declareParameter } from "../fix/createFixes.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { parameterTypesAt } from "../reference/parameterType.js";
import { findParameterReferences } from "./parameterReferences.js";

export const unknownReference = defineRule({
  id: "parameter/unknown-reference",
  severity: "error",
  scope: "part",
  sources: ["SDK"],
  summary: '`"@param:<name>"` in the config names a declared build parameter.',
  why: "The value of that build parameter is put in its place when the block is deployed (SDK).",
  bad: parametersDocument(
    `
  build:
    - name: machine
      title: Machine
      type: number
      required: true
      defaultValue: 21`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources:
          instanceTypeId: <|"@param:machin"|>`,
  ),
  good: parametersDocument(
    `
  build:
    - name: machine
      title: Machine
      type: number
      required: true
      defaultValue: 21`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources:
          instanceTypeId: "@param:machine"`,
  ),
  check(part, context, report) {
    const { build, run, isBuildComplete } = context.declared;
    if (!isBuildComplete) return;
    for (const { name, node, path } of findParameterReferences(part)) {
      if (build.has(name) || run.has(name)) continue;
      reportUnknownName(context, report, {
        name: { text: name, range: node.range },
        prefix: "@param:",
        problem:
          name === ""
            ? `"@param:" names no parameter`
            : `No build parameter ${quote(name)} is declared`,
        candidates: build,
        advice:
          name === ""
            ? "write the name of a build parameter after the colon"
            : "add it under parameters.build",
        severity: "error",
        create: declareParameter(name, parameterTypesAt(part, path, context)[0]),
      });
    }
  },
});
