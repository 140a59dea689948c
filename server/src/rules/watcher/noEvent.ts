import { resolveAlias } from "../../document/effectivePairs.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { pairOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { setKeyFix } from "../fix/pairFixes.js";
import { configEntries, hasUnknownKey, mappingAt, namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

const watcher = (events: string, fail: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    watchers:
      - user: ops@example.com
        ${events}: { fail: ${fail} }`);

const known = ["success", "fail", "runtimeExceeded"];

export const noEvent = defineRule({
  id: "watcher/no-event",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "A watcher is told of something.",
  why: "With no event switched on nobody is ever told (inference).",
  bad: watcher("<|events|>", "false"),
  good: watcher("events", "true"),
  check(context, report) {
    for (const watcher of configEntries(context.file, "watchers")) {
      const pair = pairOf(watcher, "events");
      const events = mappingAt(pair?.value);
      if (!pair || !events || hasUnknownKey(events)) continue;
      // Unknown keys, of which one is probably meant for an event, have a finding of their own.
      if (namedPairsAt(events).some((event) => isOnOrWrong(event))) continue;
      report(
        pair.key.range,
        'No event of the watcher is switched on; set "fail" or "success" to true, or "runtimeExceeded" to a number of minutes.',
        {
          severity: unlessTemplated(context, "warning"),
          fixes: () => setKeyFix(context.text, events, { key: "fail", value: true }),
        },
      );
    }
  },
});

function isOnOrWrong({ key, value }: PairNode): boolean {
  if (!known.includes(key.text)) return true;
  const node = resolveAlias(value);
  if (node === undefined) return value !== undefined;
  if (node.kind !== "scalar" || node.value.type === "null") return node.kind !== "scalar";
  return node.value.type !== "boolean" || node.value.value;
}
