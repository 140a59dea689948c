import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const buildAndRun = defineRule({
  id: "parameter/build-and-run",
  severity: "information",
  scope: "file",
  sources: ["inference"],
  summary: "A name is declared as a build or as a run parameter, not as both.",
  why: "The two are different values under one name, which is easily mistaken for one (inference).",
  bad: parametersDocument(
    `
  build:
    - name: storage
      title: Disk
      type: string
      required: false
      defaultValue: 20GB
  run:
    - name: <|storage|>
      title: Disk
      type: string
      required: false
      defaultValue: 20GB`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources: { storage: "@param:storage" }
    triggers:
      - webhook: true`,
  ),
  good: parametersDocument(
    `
  build:
    - name: storage
      title: Disk
      type: string
      required: false
      defaultValue: 20GB
  run:
    - name: storage_warning
      title: Disk space to warn at
      type: string
      required: false
      defaultValue: 18GB`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources: { storage: "@param:storage" }
    triggers:
      - webhook: true`,
  ),
  check({ file }, report) {
    const build = new Map(
      file.parameters.flatMap(({ list, name }) =>
        list === "build" && name ? [[name.text, name] as const] : [],
      ),
    );
    for (const { list, name } of file.parameters) {
      const other = list === "run" && name ? build.get(name.text) : undefined;
      if (!other || !name) continue;
      report(
        name.range,
        `${quote(name.text)} is a build parameter as well; the two have values of their own, so another name would be clearer.`,
        { related: [{ range: other.range, message: "The build parameter." }] },
      );
    }
  },
});
