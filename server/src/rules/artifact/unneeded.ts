import { specDocument } from "../exampleDocument.js";
import { isGiven } from "../knownValues.js";
import { asMapping, pairOf } from "../../model/readNode.js";
import { defineRule } from "../rule.js";
import { builtImages } from "./builtImages.js";

export const unneeded = defineRule({
  id: "artifact/unneeded",
  severity: "information",
  scope: "file",
  sources: ["inference"],
  summary: "An `artifact` is given when an image is built from it.",
  why: "It is uploaded with each release and nothing uses it (inference).",
  bad: specDocument({ root: "\n<|artifact|>:\n  path: ." }),
  good: specDocument({ root: "" }),
  check({ file, isTemplated }, report) {
    const root = asMapping(file.root);
    const artifact = pairOf(root, "artifact");
    if (!artifact || isTemplated || !isGiven(root, "artifact")) return;
    const { first, isComplete } = builtImages(file);
    if (first || !isComplete) return;
    report(
      artifact.key.range,
      "No image is built from this artifact, and still it is uploaded with each release; it can be left out.",
    );
  },
});
