import { workflowDocument } from "../exampleDocument.js";
import { createImage } from "../fix/createFixes.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";

export const unknownImage = defineRule({
  id: "reference/unknown-image",
  severity: "error",
  scope: "step",
  sources: ["platform reference"],
  summary: "`imageRef` names an image of `config.images`.",
  why: "The step has no container to run in otherwise (platform reference).",
  bad: workflowDocument(`
    images:
      trainer:
        dockerfile: Dockerfile
        context: .
    steps:
      train:
        imageRef: <|trianer|>
        command: python train.py`),
  good: workflowDocument(`
    images:
      trainer:
        dockerfile: Dockerfile
        context: .
    steps:
      train:
        imageRef: trainer
        command: python train.py`),
  check({ type, imageRef }, context, report) {
    const { images } = context.workflow;
    // Steps of other types have no image at all, which the schema says.
    if (!images.isComplete || !imageRef || (type ?? "standard") !== "standard") return;
    if (images.names.has(imageRef.text)) return;
    const advice =
      images.names.size === 0
        ? "this workflow has no images, so add it there or use imageDetails"
        : `the images of this workflow are ${quoteAll([...images.names])}`;
    reportUnknownName(context, report, {
      name: imageRef,
      problem: `No image ${quote(imageRef.text)} under images`,
      candidates: images.names,
      advice,
      severity: "error",
      create: createImage(imageRef.text),
    });
  },
});
