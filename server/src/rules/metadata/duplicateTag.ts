import { asMapping, asSequence, asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { metadataOf } from "../knownValues.js";
import { quote } from "../quote.js";
import { repetitions } from "../repetitions.js";
import { defineRule } from "../rule.js";

export const duplicateTag = defineRule({
  id: "metadata/duplicate-tag",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "Each tag is given once.",
  why: "The second one changes nothing (inference).",
  bad: specDocument({ metadata: "\n    tags: [{ name: retail }, { name: <|retail|> }]" }),
  good: specDocument({ metadata: "\n    tags: [{ name: retail }, { name: forecast }]" }),
  check({ file }, report) {
    const items = asSequence(valueOf(metadataOf(file), "tags"))?.items ?? [];
    const names = items.flatMap((item) => asText(valueOf(asMapping(item), "name")) ?? []);
    for (const { item, first } of repetitions(names, ({ text }) => text)) {
      report(item.range, `The tag ${quote(item.text)} is given above already; remove it here.`, {
        tags: ["unnecessary"],
        related: [{ range: first.range, message: "First given here." }],
      });
    }
  },
});
