import { resolveAlias } from "../../document/effectivePairs.js";
import { asSequence, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { unsafe } from "../fix/fixOf.js";
import { removeItemFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const step = (codes: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        runConfiguration:
          retryOptions:
            exitCodes: ${codes}`);

export const exitCodeZero = defineRule({
  id: "run/exit-code-zero",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "`exitCodes` lists exit codes of failures, so never 0.",
  why: "A command that ends with 0 has done its work and would be repeated for nothing (inference).",
  bad: step("[<|0|>, 137]"),
  good: step("[137]"),
  check({ node, name }, { text }, report) {
    const codes = valueOf(mappingAt(node, "runConfiguration", "retryOptions"), "exitCodes");
    for (const item of asSequence(codes)?.items ?? []) {
      const code = resolveAlias(item);
      if (!item || code?.kind !== "scalar" || code.value.type !== "number") continue;
      if (code.value.value !== 0) continue;
      report(
        item.range,
        `Exit code 0 is success, after which step ${quote(name.text)} need not be repeated; list codes of failures from 1 to 255.`,
        { fixes: () => removeItemFix(text, codes, { range: item.range, text: "0" }, unsafe) },
      );
    }
  },
});
