import { specDocument } from "../exampleDocument.js";
import { knownTexts } from "../knownValues.js";
import { asMapping, valueOf } from "../../model/readNode.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const ignoreFileNotInPath = defineRule({
  id: "artifact/ignore-file-not-in-path",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "`ignore_files` are names of files that lie directly in the artifact's `path`.",
  why: "The SDK refuses ignore files in other folders (SDK).",
  bad: specDocument({
    config: `
    steps:
      train:
        image: { dockerfile: Dockerfile, context: . }
        command: python train.py`,
    root: "\nartifact:\n  path: .\n  ignore_files: [<|config/.dockerignore|>]",
  }),
  good: specDocument({
    config: `
    steps:
      train:
        image: { dockerfile: Dockerfile, context: . }
        command: python train.py`,
    root: "\nartifact:\n  path: .\n  ignore_files: [.dockerignore]",
  }),
  check({ file }, report) {
    const artifact = asMapping(valueOf(asMapping(file.root), "artifact"));
    for (const { text, range } of knownTexts(artifact, "ignore_files") ?? []) {
      const name = text.replace(/^(?:\.\/)+/, "");
      if (text.trim() === "" || (!/[/\\]/.test(name) && name !== "..")) continue;
      report(
        range,
        `Ignore files lie directly in the artifact's path, but ${quote(text)} names another folder; move the file there and write its name only.`,
      );
    }
  },
});
