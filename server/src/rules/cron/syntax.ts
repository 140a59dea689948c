import { replaceScalar } from "../../document/edit/editScalar.js";
import { fixOf, safe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { rangeWithin } from "../text/rangeWithin.js";
import { expandShorthand, findCronProblem } from "./findCronProblem.js";
import { readCronTriggers } from "./readCronTriggers.js";

const workflow = (cron: string) =>
  workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
    triggers:
      - cron: "${cron}"`);

export const syntax = defineRule({
  id: "cron/syntax",
  severity: "error",
  scope: "file",
  sources: ["SDK", "support site"],
  summary: "`cron` is a cron expression of five, six or seven fields.",
  why: "Five fields are read as in crontab (SDK); six or seven as in Quartz, with the second first and an optional year last, where a day may also be `?`, `L`, `15W` or `FRI#2` (support site).",
  bad: workflow("<|61|> 2 * * *"),
  good: workflow("59 2 * * *"),
  check({ file, text }, report) {
    for (const node of readCronTriggers(file)) {
      const problem = findCronProblem(node.text);
      if (!problem) continue;
      const meant = expandShorthand(node.text);
      report(rangeWithin(node, problem.range, text), problem.message, {
        fixes: () =>
          meant === undefined
            ? []
            : fixOf(`Change to ${quote(meant)}`, replaceScalar(text, node, meant), safe),
      });
    }
  },
});
