import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { hasKnownNamesIn } from "./declarations.js";
import { declaredNames, findParameterReferences } from "./parameterReferences.js";

export const unknownReference = defineRule({
  id: "parameter/unknown-reference",
  severity: "error",
  scope: "file",
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
        imageDetails: { id: 12 }
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
        imageDetails: { id: 12 }
        command: python train.py
        resources:
          instanceTypeId: "@param:machine"`,
  ),
  check(context, report) {
    const { file } = context;
    if (!hasKnownNamesIn(file, "build")) return;
    const build = declaredNames(file, "build");
    const run = declaredNames(file, "run");
    for (const { name, node } of findParameterReferences(file)) {
      if (build.has(name) || run.has(name)) continue;
      reportUnknownName(context, report, {
        name: { text: name, range: node.range },
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
      });
    }
  },
});
