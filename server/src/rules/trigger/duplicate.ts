import { asText, valueOf } from "../../model/readNode.js";
import type { MappingNode, OffsetRange } from "../../document/syntaxNode.js";
import { resolveAlias } from "../../document/effectivePairs.js";
import { workflowDocument } from "../exampleDocument.js";
import { safe } from "../fix/fixOf.js";
import { removeItemFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { configEntries, mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

const workflow = (triggers: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    triggers:${triggers}`);

export const duplicate = defineRule({
  id: "trigger/duplicate",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "Each trigger is listed once.",
  why: "Two equal schedules start two runs at the same time, or one of them does nothing (inference).",
  bad: workflow(`
      - cron: "0 2 * * *"
      - cron: <|"0 2 * * *"|>`),
  good: workflow(`
      - cron: "0 2 * * *"`),
  check(context, report) {
    const first = new Map<string, OffsetRange>();
    const list = valueOf(mappingAt(context.file.body, "config"), "triggers");
    for (const trigger of configEntries(context.file, "triggers")) {
      const found = identify(trigger);
      if (!found) continue;
      const known = first.get(found.name);
      if (!known) {
        first.set(found.name, found.range);
        continue;
      }
      report(found.range, `The trigger ${quote(found.name)} is listed twice; remove one.`, {
        severity: unlessTemplated(context, "warning"),
        tags: ["unnecessary"],
        related: [{ range: known, message: "It is listed here first." }],
        fixes: () =>
          removeItemFix(context.text, list, { range: trigger.range, text: found.name }, safe),
      });
    }
  },
});

/** What a trigger is, in words, with the value that says so. */
function identify(trigger: MappingNode): { name: string; range: OffsetRange } | undefined {
  const cron = asText(valueOf(trigger, "cron"));
  // Two causes in one trigger are a mistake of their own.
  if (cron && valueOf(trigger, "webhook")) return undefined;
  if (cron) return { name: `cron: ${cron.text.trim().replace(/\s+/g, " ")}`, range: cron.range };
  const id = asText(valueOf(trigger, "webhookId"));
  if (id) return { name: `webhookId: ${id.text}`, range: id.range };
  const webhook = resolveAlias(valueOf(trigger, "webhook"));
  if (valueOf(trigger, "webhookId") || webhook?.kind !== "scalar") return undefined;
  const isTrue = webhook.value.type === "boolean" && webhook.value.value;
  return isTrue ? { name: "webhook: true", range: webhook.range } : undefined;
}
