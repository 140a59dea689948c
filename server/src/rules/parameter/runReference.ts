import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { declaredNames, findParameterReferences } from "./parameterReferences.js";

export const runReference = defineRule({
  id: "parameter/run-reference",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: '`"@param:<name>"` in the config names a build parameter, not a run parameter.',
  why: "Only build parameters are put into the config when the block is deployed; run parameters are read by the running code (SDK).",
  bad: parametersDocument(
    `
  run:
    - name: machine
      title: Machine
      type: number
      required: true
      defaultValue: 21`,
    `
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        resources:
          instanceTypeId: <|"@param:machine"|>`,
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
        imageDetails: { id: 12 }
        command: python train.py
        resources:
          instanceTypeId: "@param:machine"`,
  ),
  check(context, report) {
    const build = declaredNames(context.file, "build");
    const run = declaredNames(context.file, "run");
    if (run.size === 0) return;
    for (const { name, node } of findParameterReferences(context.file)) {
      if (!run.has(name) || build.has(name)) continue;
      report(
        node.range,
        `${quote(name)} is a run parameter, which the config cannot refer to; declare it under parameters.build.`,
        { severity: unlessTemplated(context, "error") },
      );
    }
  },
});
