import { resolveAlias } from "../../document/effectivePairs.js";
import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { configEntries, mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { findJsonProblem } from "../text/findJsonProblem.js";
import { rangeWithin } from "../text/rangeWithin.js";

const watcher = (payload: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    watchers:
      - webhook:
          name: ops-channel
          url: https://hooks.example.com/ops
          payload: '${payload}'
        events: { fail: true }`);

export const payloadJson = defineRule({
  id: "watcher/payload-json",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "`payload` of a watcher's webhook is JSON.",
  why: "All examples of the SDK are JSON written as text; whether another text is sent as it is, is not documented (inference).",
  bad: watcher('{<|source|>: "training"}'),
  good: watcher('{"source": "training"}'),
  check({ file, text }, report) {
    for (const watcher of configEntries(file, "watchers")) {
      const value = valueOf(mappingAt(watcher, "webhook"), "payload");
      const payload = resolveAlias(value);
      if (payload?.kind !== "scalar" || !asText(value) || payload.text.trim() === "") continue;
      const found = findJsonProblem(payload.text);
      if (!found) continue;
      report(rangeWithin(payload, found.range, text), `The payload is no JSON: ${found.problem}.`);
    }
  },
});
