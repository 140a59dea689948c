import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { changeTextFix } from "../fix/pairFixes.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const step = (path: string) =>
  workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: ${path}`);

export const fileExtension = defineRule({
  id: "sql/file-extension",
  severity: "hint",
  scope: "step",
  sources: ["inference"],
  summary: "The script of an sql step is a file that ends in `.sql`.",
  why: "All scripts of the platform's SQL Explorer in the examples do; another ending is probably a slip (inference).",
  bad: step("<|training/prepare|>"),
  good: step("training/prepare.sql"),
  check({ node, type }, { text }, report) {
    if (type !== "sql") return;
    const paths = [
      valueOf(node, "sqlQueryPath"),
      valueOf(mappingAt(node, "repository"), "filePath"),
    ];
    for (const path of paths.map(asText)) {
      if (!path || path.text.trim() === "" || /\.sql\s*$/i.test(path.text)) continue;
      report(path.range, `${quote(path.text)} should be a script whose name ends in ".sql".`, {
        fixes: () =>
          /\.\w+$/.test(path.text) ? [] : changeTextFix(text, path.range, `${path.text}.sql`),
      });
    }
  },
});
