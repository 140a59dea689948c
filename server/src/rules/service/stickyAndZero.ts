import { pairOf, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { asBoolean } from "../knownValues.js";
import { defineRule } from "../rule.js";
import { serviceConfigOf } from "./serviceConfig.js";

export const stickyAndZero = defineRule({
  id: "service/sticky-and-zero",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "`scaleToZero` and `sessionStickiness` are not both true.",
  why: "A service that keeps each visitor on one instance is never stopped, so `scaleToZero` has no effect (SDK).",
  bad: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    sessionStickiness: true
    <|scaleToZero|>: true`,
  }),
  good: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    sessionStickiness: false
    scaleToZero: true`,
  }),
  check({ file }, report) {
    const config = serviceConfigOf(file);
    const sticky = pairOf(config, "sessionStickiness");
    const zero = pairOf(config, "scaleToZero");
    if (!sticky || !zero) return;
    if (asBoolean(valueOf(config, "sessionStickiness")) !== true) return;
    if (asBoolean(zero.value) !== true) return;
    report(
      zero.key.range,
      '"scaleToZero" has no effect beside "sessionStickiness: true"; set one of them to false.',
      { related: [{ range: sticky.key.range, message: "Visitors are kept here." }] },
    );
  },
});
