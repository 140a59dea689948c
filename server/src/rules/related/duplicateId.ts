import { asMapping, asSequence, asText, valueOf } from "../../model/readNode.js";
import { quote } from "../quote.js";
import { repetitions } from "../repetitions.js";
import { defineRule } from "../rule.js";

const first =
  "{ id: 7b7d4c1a, resource_id: 48213, kind: workflow, name: forecast, status: deployed }";

export const duplicateId = defineRule({
  id: "related/duplicate-id",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "Each related block is listed once.",
  why: "An id belongs to one deployment (inference).",
  bad: `# peak-press: related-blocks\n- ${first}\n- { id: <|7b7d4c1a|>, resource_id: null, kind: service, name: explorer, status: deployed }\n`,
  good: `# peak-press: related-blocks\n- ${first}\n- { id: 0d5f9f4c, resource_id: null, kind: service, name: explorer, status: deployed }\n`,
  check({ file, kind }, report) {
    if (kind !== "related-blocks") return;
    const items = asSequence(file.root)?.items ?? [];
    const ids = items.flatMap((item) => asText(valueOf(asMapping(item), "id")) ?? []);
    for (const repetition of repetitions(ids, ({ text }) => text)) {
      report(
        repetition.item.range,
        `The block ${quote(repetition.item.text)} is listed above already; remove it or write its own id.`,
        { related: [{ range: repetition.first.range, message: "First listed here." }] },
      );
    }
  },
});
