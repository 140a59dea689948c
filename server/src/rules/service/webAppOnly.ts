import { asText, pairOf, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { isGiven } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { serviceConfigOf } from "./serviceConfig.js";

export const webAppOnly = defineRule({
  id: "service/web-app-only",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "Only services of the type `web-app` have `sessionStickiness` and `scaleToZero`.",
  why: "The SDK takes both for web applications only (SDK).",
  bad: specDocument({
    kind: "service",
    config: `
    serviceType: api
    imageDetails: { id: 12, versionId: 3 }
    <|scaleToZero|>: true`,
  }),
  good: specDocument({
    kind: "service",
    config: `
    serviceType: web-app
    imageDetails: { id: 12, versionId: 3 }
    scaleToZero: true`,
  }),
  check({ file }, report) {
    const config = serviceConfigOf(file);
    if (asText(valueOf(config, "serviceType"))?.text !== "api") return;
    for (const key of ["sessionStickiness", "scaleToZero"]) {
      const pair = pairOf(config, key);
      if (!pair || !isGiven(config, key)) continue;
      report(
        pair.key.range,
        `A service of type "api" has no ${quote(key)}; remove it or make the type "web-app".`,
      );
    }
  },
});
