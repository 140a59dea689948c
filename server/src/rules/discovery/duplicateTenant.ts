import { valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { safe } from "../fix/fixOf.js";
import { removeItemFix } from "../fix/stepFixes.js";
import { discoveryOf, knownTexts } from "../knownValues.js";
import { quote } from "../quote.js";
import { repetitions } from "../repetitions.js";
import { defineRule } from "../rule.js";

export const duplicateTenant = defineRule({
  id: "discovery/duplicate-tenant",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "Each tenant is listed once.",
  why: "The second mention changes nothing; often another tenant was meant (inference).",
  bad: specDocument({ root: "\nscope: shared\ntenants: [retail-north, <|retail-north|>]" }),
  good: specDocument({ root: "\nscope: shared\ntenants: [retail-north, retail-south]" }),
  fixed: specDocument({ root: "\nscope: shared\ntenants: [retail-north]" }),
  check({ file, text: source }, report) {
    const tenants = knownTexts(discoveryOf(file), "tenants") ?? [];
    for (const { item, first } of repetitions(tenants, ({ text }) => text)) {
      report(item.range, `Tenant ${quote(item.text)} is listed above already; remove it here.`, {
        tags: ["unnecessary"],
        related: [{ range: first.range, message: "First listed here." }],
        fixes: () => removeItemFix(source, valueOf(discoveryOf(file), "tenants"), item, safe),
      });
    }
  },
});
