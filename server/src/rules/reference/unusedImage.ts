import { valueOf } from "../../model/readNode.js";
import type { Step, Workflow } from "../../model/spec.js";
import { specDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { RuleContext } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const unusedImage = defineRule({
  id: "reference/unused-image",
  severity: "warning",
  scope: "file",
  sources: ["plain logic"],
  summary: "Each image of `config.images` is used by a step.",
  why: "An image that no `imageRef` names is built for nothing (plain logic).",
  bad: specDocument({
    root: "\nartifact:\n  path: .",
    config: `
    images:
      trainer:
        dockerfile: Dockerfile
        context: .
      <|plotter|>:
        dockerfile: plotter/Dockerfile
        context: plotter
    steps:
      train:
        imageRef: trainer
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
    const { workflow } = context.file;
    if (!workflow?.steps.complete || workflow.steps.parts.size === 0) return;
    const steps = [...workflow.steps.parts.values()];
    if (steps.some(mayUseAnyImage)) return;
    const used = usedImages(steps, workflow, context);
    for (const [name, image] of workflow.images.parts) {
      if (used.has(name)) continue;
      report(
        image.name.range,
        `No step uses the image ${quote(name)}; name it in an imageRef or remove it.`,
        { severity: unlessTemplated(context, "warning"), tags: ["unnecessary"] },
      );
    }
  },
});

/** Whether the step has an `imageRef` that is not known before the template is rendered or the block deployed. */
function mayUseAnyImage({ node, type, imageRef }: Step): boolean {
  if (!node) return type === undefined;
  return imageRef === undefined && valueOf(node, "imageRef") !== undefined;
}

/** The images that are referred to, or nearly so: a misspelt reference is reported where it stands, and only there. */
function usedImages(
  steps: readonly Step[],
  { images }: Workflow,
  { suggest }: RuleContext,
): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ imageRef }) => {
      if (imageRef === undefined) return [];
      if (images.parts.has(imageRef.text)) return imageRef.text;
      return suggest(imageRef.text, images.parts.keys()) ?? [];
    }),
  );
}
