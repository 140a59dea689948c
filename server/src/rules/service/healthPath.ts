import { asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { serviceConfigOf } from "./serviceConfig.js";

export const healthPath = defineRule({
  id: "service/health-path",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "`healthCheckURL` is a path of the service and begins with a slash.",
  why: "The platform asks the service itself; all examples of the SDK are paths such as /health (inference).",
  bad: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    healthCheckURL: <|health|>`,
  }),
  good: specDocument({
    kind: "service",
    config: `
    imageDetails: { id: 12, versionId: 3 }
    healthCheckURL: /health`,
  }),
  check({ file }, report) {
    const path = asText(valueOf(serviceConfigOf(file), "healthCheckURL"));
    if (!path || path.text.trim() === "" || path.text.startsWith("/")) return;
    report(
      path.range,
      `${quote(path.text)} is no path of the service; begin it with a slash, such as "/health".`,
    );
  },
});
