import { valueOf, asMapping } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { holdsMappingOrNothing } from "../knownParts.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";

export const unknownImage = defineRule({
  id: "reference/unknown-image",
  severity: "error",
  scope: "file",
  sources: ["platform reference"],
  summary: "`imageRef` names an image of `config.images`.",
  why: "The step has no container to run in otherwise (platform reference).",
  bad: specDocument({
    root: "\nartifact:\n  path: .",
    config: `
    images:
      trainer:
        dockerfile: Dockerfile
        context: .
    steps:
      train:
        imageRef: <|trianer|>
        command: python train.py`,
  }),
  good: specDocument({
    root: "\nartifact:\n  path: .",
    config: `
    images:
      trainer:
        dockerfile: Dockerfile
        context: .
    steps:
      train:
        imageRef: trainer
        command: python train.py`,
  }),
  check(context, report) {
    const { workflow, body } = context.file;
    const config = asMapping(valueOf(body, "config"));
    if (!workflow?.images.complete || !config || !holdsMappingOrNothing(config, "images")) return;
    const images = workflow.images.parts;
    const advice =
      images.size === 0
        ? "this workflow has no images, so add it there or use imageDetails"
        : `the images of this workflow are ${quoteAll([...images.keys()])}`;
    for (const { type, imageRef } of workflow.steps.parts.values()) {
      // Steps of other types have no image at all, which the schema says.
      if (!imageRef || images.has(imageRef.text) || (type ?? "standard") !== "standard") continue;
      reportUnknownName(context, report, {
        name: imageRef,
        problem: `No image ${quote(imageRef.text)} under images`,
        candidates: images.keys(),
        advice,
        severity: "error",
      });
    }
  },
});
