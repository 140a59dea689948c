import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { splitCron } from "./expression.js";
import { findCronProblem } from "./findCronProblem.js";
import { readCronTriggers } from "./readCronTriggers.js";

const workflow = (cron: string) =>
  workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
    triggers:
      - cron: ${cron}`);

export const dialect = defineRule({
  id: "cron/dialect",
  severity: "information",
  scope: "file",
  sources: ["support site"],
  summary: "A schedule of six or seven fields begins with the second.",
  why: "The SDK's schedules have five fields and begin with the minute; with more fields each of them means something else (support site), which is easily overlooked.",
  bad: workflow(`<|"0 30 5 ? * MON"|>`),
  good: workflow(`"30 5 * * MON"`),
  check({ file }, report) {
    for (const node of readCronTriggers(file)) {
      const parts = splitCron(node.text);
      if (!parts || parts.length === 5 || findCronProblem(node.text)) continue;
      const rest = parts.length === 7 ? " and the last the year" : "";
      report(
        node.range,
        `This schedule has ${parts.length === 7 ? "seven" : "six"} fields, so the first is the second${rest}; with five fields the first is the minute.`,
      );
    }
  },
});
