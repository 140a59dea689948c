import { pairOf, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { asBoolean, isGiven } from "../knownValues.js";
import { defineRule } from "../rule.js";
import { serviceConfigOf } from "./serviceConfig.js";

export const instancesAndZero = defineRule({
  id: "service/instances-and-zero",
  severity: "information",
  scope: "file",
  sources: ["inference"],
  summary: "A service that stops when nobody uses it needs no `minInstances`.",
  why: "With `scaleToZero` there may be no instance at all (inference).",
  bad: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    scaleToZero: true
    <|minInstances|>: 2`,
  }),
  good: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    minInstances: 2`,
  }),
  check({ file }, report) {
    const config = serviceConfigOf(file);
    const instances = pairOf(config, "minInstances");
    if (!instances || !isGiven(config, "minInstances")) return;
    if (asBoolean(valueOf(config, "scaleToZero")) !== true) return;
    report(
      instances.key.range,
      '"minInstances" says little beside "scaleToZero: true", which stops all instances while nobody uses the service.',
    );
  },
});
