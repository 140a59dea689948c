import { asMapping, textListOf, valueOf } from "../../model/readNode.js";
import type { Text } from "../../model/spec.js";
import type { SyntaxNode } from "../../document/syntaxNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { safe } from "../fix/fixOf.js";
import { removeItemFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const step = (secrets: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parameters:
          secrets: ${secrets}`);

export const duplicateSecret = defineRule({
  id: "environment/duplicate-secret",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "A step lists each of its secrets once.",
  why: "The second mention changes nothing; another secret may have been meant (inference).",
  bad: step("[warehouse-password, <|warehouse-password|>]"),
  good: step("[warehouse-password]"),
  check({ node }, { text }, report) {
    for (const owner of [mappingAt(node, "parameters"), mappingAt(node, "image")]) {
      const seen = new Map<string, Text>();
      for (const secret of secretsOf(owner)) {
        const first = seen.get(secret.text);
        if (!first) {
          seen.set(secret.text, secret);
          continue;
        }
        report(secret.range, `The secret ${quote(secret.text)} is listed twice; remove one.`, {
          tags: ["unnecessary"],
          related: [{ range: first.range, message: "It is listed here first." }],
          fixes: () => removeItemFix(text, valueOf(owner, "secrets"), secret, safe),
        });
      }
    }
  },
});

function secretsOf(owner: SyntaxNode | undefined): readonly Text[] {
  return textListOf(asMapping(owner), "secrets")?.items ?? [];
}
