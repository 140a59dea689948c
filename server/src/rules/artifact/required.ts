import { specDocument } from "../exampleDocument.js";
import { isGiven } from "../knownValues.js";
import { asMapping } from "../../model/readNode.js";
import { defineRule } from "../rule.js";
import { builtImages } from "./builtImages.js";

export const required = defineRule({
  id: "artifact/required",
  severity: "error",
  scope: "file",
  sources: ["platform reference"],
  summary: "A file whose images must be built has an `artifact`.",
  why: "Images are built from the files of the artifact; only images that exist already need none (platform reference).",
  bad: specDocument({
    config: `
    steps:
      train:
        <|image|>: { dockerfile: Dockerfile, context: . }
        command: python train.py`,
  }),
  good: specDocument({
    config: `
    steps:
      train:
        image: { dockerfile: Dockerfile, context: . }
        command: python train.py`,
    root: "\nartifact:\n  path: .",
  }),
  check(context, report) {
    const { file, kind, isTemplated } = context;
    if (isTemplated || (kind !== "create-spec" && kind !== "create-release")) return;
    const root = asMapping(file.root);
    if (isGiven(root, "artifact") || root?.pairs.some(({ key }) => key.value.type === "unknown"))
      return;
    const { first } = builtImages(file);
    if (!first) return;
    report(
      first.key.range,
      'An image that is built needs the files of an artifact; add "artifact" with the "path" of their folder beside "body".',
    );
  },
});
