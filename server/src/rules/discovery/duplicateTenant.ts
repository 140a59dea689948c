import { specDocument } from "../exampleDocument.js";
import { discoveryOf, knownTexts } from "../knownValues.js";
import { repetitions } from "../repetitions.js";
import { quote } from "../quote.js";
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
  check({ file }, report) {
    const tenants = knownTexts(discoveryOf(file), "tenants") ?? [];
    for (const { item, first } of repetitions(tenants, ({ text }) => text)) {
      report(item.range, `Tenant ${quote(item.text)} is listed above already; remove it here.`, {
        tags: ["unnecessary"],
        related: [{ range: first.range, message: "First listed here." }],
      });
    }
  },
});
