import { pairOf, valueOf } from "../../model/readNode.js";
import { isGiven } from "../../schema/nodePath.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { hasUnknownKey, mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const step = (image: string) =>
  workflowDocument(`
    steps:
      train:
        ${image}
        command: python train.py`);

export const floatingVersion = defineRule({
  id: "image/floating-version",
  severity: "hint",
  scope: "step",
  sources: ["SDK"],
  summary: "`imageDetails` names the version of the image.",
  why: "Without `versionId` the newest version is used (SDK), so that the same release may behave differently after somebody builds the image anew.",
  bad: step("<|imageDetails|>: { id: 12 }"),
  good: step("imageDetails: { id: 12, versionId: 3 }"),
  check({ name, node, type }, { isTemplated }, report) {
    const details = mappingAt(node, "imageDetails");
    const pair = pairOf(node, "imageDetails");
    if (!details || !pair || isTemplated || (type ?? "standard") !== "standard") return;
    if (!isGiven(valueOf(details, "id")) || hasUnknownKey(details)) return;
    if (isGiven(valueOf(details, "versionId"))) return;
    report(
      pair.key.range,
      `Step ${quote(name.text)} runs in the newest version of its image, whichever that is then; name one with "versionId".`,
    );
  },
});
