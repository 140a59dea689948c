import { isGiven } from "../../schema/nodePath.js";
import { pairOf, valueOf } from "../../model/readNode.js";
import { insertPair } from "../../document/edit/insertEntry.js";
import { workflowDocument } from "../exampleDocument.js";
import { fixOf, safe } from "../fix/fixOf.js";
import { configEntries, hasUnknownKey } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

const workflow = (trigger: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    triggers:
      - ${trigger}`);

export const webhookIdAlone = defineRule({
  id: "trigger/webhook-id-alone",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "A trigger with `webhookId` has `webhook: true` beside it.",
  why: "`webhookId` says which webhook is used, `webhook` that one is (SDK).",
  bad: workflow(`<|webhookId|>: nightly-hook`),
  good: workflow(`webhookId: nightly-hook
        webhook: true`),
  check(context, report) {
    for (const trigger of configEntries(context.file, "triggers")) {
      const id = pairOf(trigger, "webhookId");
      if (!id || !isGiven(id.value) || hasUnknownKey(trigger)) continue;
      // With a schedule beside it the trigger has two causes, which the schema says.
      if (isGiven(valueOf(trigger, "webhook")) || isGiven(valueOf(trigger, "cron"))) continue;
      report(id.key.range, 'A trigger with "webhookId" needs "webhook: true" beside it.', {
        severity: unlessTemplated(context, "warning"),
        fixes: () =>
          fixOf(
            'Add "webhook: true"',
            insertPair(context.text, trigger, ["webhook", true], id),
            safe,
          ),
      });
    }
  },
});
