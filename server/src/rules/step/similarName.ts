import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const similarName = defineRule({
  id: "step/similar-name",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "Names of steps differ by more than upper and lower case.",
  why: "`parents: [Load]` and `parents: [load]` would be two steps, which nobody expects (inference).",
  bad: workflowDocument(`
    steps:
      load-sales:
        type: sql
        sqlQueryPath: training/sales.sql
      <|Load-Sales|>:
        type: sql
        sqlQueryPath: training/sales_by_week.sql`),
  good: workflowDocument(`
    steps:
      load-sales:
        type: sql
        sqlQueryPath: training/sales.sql
      load-sales-by-week:
        type: sql
        sqlQueryPath: training/sales_by_week.sql`),
  check({ name }, context, report) {
    const first = context.workflow.firstSpelledLike(name.text);
    if (first === undefined || first === name.text) return;
    report(
      name.range,
      `The step name ${quote(name.text)} differs from ${quote(first)} in upper and lower case only; choose a name of its own.`,
      { severity: unlessTemplated(context, "warning") },
    );
  },
});
