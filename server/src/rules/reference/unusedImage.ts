import type { WorkflowFacts } from "../../model/workflowFacts.js";
import { removePair } from "../../document/edit/removeEntry.js";
import { asMapping, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Fix, RuleContext } from "../rule.js";
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
    const images = context.file.workflow?.images.parts;
    const { workflow } = context;
    if (!images || images.size === 0 || !workflow?.isComplete || workflow.steps.size === 0) return;
    const used = usedImages(images, workflow, context);
    if (!used) return;
    for (const [name, image] of images) {
      if (used.has(name)) continue;
      report(
        image.name.range,
        `No step uses the image ${quote(name)}; name it in an imageRef or remove it.`,
        {
          severity: unlessTemplated(context, "warning"),
          tags: ["unnecessary"],
          fixes: () => removeImage(context, name),
        },
      );
    }
  },
});

/** The image goes; with the last one all of `images`. */
function removeImage({ file, text }: RuleContext, name: string): readonly Fix[] {
  const config = asMapping(valueOf(file.body, "config"));
  const list = config?.pairs.findLast(({ key }) => key.text === "images");
  const images = list?.value;
  if (!config || !list || images?.kind !== "mapping") return [];
  const image = images.pairs.findLast(({ key }) => key.text === name);
  const isOnly = images.pairs.length === 1;
  const edits =
    image && (isOnly ? removePair(text, config, list) : removePair(text, images, image));
  return fixOf(`Remove the image ${quote(name)}`, edits ?? [], unsafe);
}

/**
 * The images that are referred to, or nearly so: a misspelt reference is reported where it stands, and only there.
 * Undefined where a step may use any image.
 */
function usedImages(
  images: ReadonlyMap<string, unknown>,
  { steps }: WorkflowFacts,
  { suggest }: RuleContext,
): ReadonlySet<string> | undefined {
  const used = new Set<string>();
  for (const { imageRef, mayUseAnyImage } of steps.values()) {
    if (mayUseAnyImage) return undefined;
    if (imageRef === undefined || used.has(imageRef)) continue;
    if (images.has(imageRef)) used.add(imageRef);
    else used.add(suggest(imageRef, images.keys()) ?? imageRef);
  }
  return used;
}
