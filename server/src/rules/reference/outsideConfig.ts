import type { DocumentKind } from "../../model/spec.js";
import { specDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { isBelowConfig, partTexts } from "./partTexts.js";

export const outsideConfig = defineRule({
  id: "reference/outside-config",
  severity: "warning",
  scope: "part",
  sources: ["SDK"],
  summary: 'References `"@param:<name>"` stand below `config`.',
  why: "Build parameters are put into the config when the block is deployed; everything else is sent as it stands (SDK).",
  bad: specDocument({ metadata: '\n    title: <|"@param:title"|>' }),
  good: specDocument({ metadata: "\n    title: Nightly training" }),
  check(part, { kind }, report) {
    if (isBelowConfig(part.path) || !takesReferences(kind)) return;
    for (const { node } of partTexts(part)) {
      if (!/^@param:\S+$/.test(node.text)) continue;
      report(
        node.range,
        `Build parameters are put into "config" only; ${quote(node.text)} is sent as this very text.`,
      );
    }
  },
});

/** Whether the platform is sent the file, or part of it, so that somebody may expect a replacement. */
function takesReferences(kind: DocumentKind): boolean {
  return kind !== "template-params" && kind !== "params-fallback" && kind !== "related-blocks";
}
