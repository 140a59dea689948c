import { pairOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { isGiven } from "../knownValues.js";
import { defineRule } from "../rule.js";
import { serviceConfigOf } from "./serviceConfig.js";

export const imageReference = defineRule({
  id: "service/image-reference",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "A service has its image in `image` or `imageDetails`, not in `imageRef`.",
  why: "`imageRef` names one of the images that the steps of a workflow share; a service has no such images (SDK).",
  bad: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    <|imageRef|>: trainer`,
  }),
  good: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }`,
  }),
  competesWith: ["schema/unknown-key", "schema/foreign-key"],
  check({ file }, report) {
    const config = serviceConfigOf(file);
    const pair = pairOf(config, "imageRef");
    if (!pair || !isGiven(config, "imageRef")) return;
    report(
      pair.key.range,
      'A service has no images to refer to; write "image" to build one or "imageDetails" to use one of the platform.',
    );
  },
});
