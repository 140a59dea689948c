import { replaceScalar } from "../../document/edit/editScalar.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Fix } from "../rule.js";
import { rangeWithin } from "../text/rangeWithin.js";
import { cronValues, splitCron } from "./expression.js";
import type { CronPart } from "./expression.js";
import { findCronProblem } from "./findCronProblem.js";
import { readCronTriggers } from "./readCronTriggers.js";

const workflow = (cron: string) =>
  workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
    triggers:
      - cron: "${cron}"`);

export const tooOften = defineRule({
  id: "cron/too-often",
  severity: "information",
  scope: "file",
  sources: ["inference"],
  summary: "A workflow is not started every minute or every second.",
  why: "A run takes longer than that, and `*` in the first field is often meant to be 0 (inference).",
  bad: workflow("<|*|> 2 * * *"),
  good: workflow("0 2 * * *"),
  check({ file, text }, report) {
    for (const node of readCronTriggers(file)) {
      const parts = splitCron(node.text);
      const often = parts && findEveryUnit(parts);
      if (!often || findCronProblem(node.text)) continue;
      const { name } = often.field;
      report(
        rangeWithin(node, often.range, text),
        `${quote(often.text)} starts the workflow every ${name}; write "0" for once, or "*/15" for every fifteenth ${name}.`,
        { fixes: () => onceFix(text, node, often) },
      );
    }
  },
});

/** The field for seconds or minutes that names all of them. */
function findEveryUnit(parts: readonly CronPart[]): CronPart | undefined {
  return parts.find(
    (part) =>
      ["second", "minute"].includes(part.field.name) && cronValues(part).size > part.field.maximum,
  );
}

function onceFix(text: string, node: ScalarNode, { range, field }: CronPart): readonly Fix[] {
  const once = `${node.text.slice(0, range.start)}0${node.text.slice(range.end)}`;
  return fixOf(`Write "0" for the ${field.name}`, replaceScalar(text, node, once), unsafe);
}
