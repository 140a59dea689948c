import { resolveAlias } from "../../document/effectivePairs.js";
import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { pairOf } from "../../model/readNode.js";
import { setValue } from "../../document/edit/setValue.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const step = (skip: string) =>
  workflowDocument(`
    steps:
      prepare:
        type: sql
        sqlQueryPath: training/prepare.sql
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        parents: [prepare]
        runConfiguration:
          skipConfiguration:
            ${skip}
            skipDAG: true`);

export const skipDagAlone = defineRule({
  id: "run/skip-dag-alone",
  severity: "information",
  scope: "step",
  sources: ["inference"],
  summary: "`skipDAG: true` goes without `skip: false`.",
  why: "`skipDAG` leaves out the step and all that depend on it (SDK), so `skip: false` beside it misleads the reader (inference).",
  bad: step("<|skip|>: false"),
  good: step("skip: true"),
  check({ node, name }, { text }, report) {
    const configuration = mappingAt(node, "runConfiguration", "skipConfiguration");
    const skip = booleanAt(configuration, "skip");
    if (skip?.value !== false || booleanAt(configuration, "skipDAG")?.value !== true) return;
    report(
      skip.pair.key.range,
      `Step ${quote(name.text)} is skipped in spite of "skip: false", because of "skipDAG: true"; set both to the same.`,
      { fixes: () => fixOf('Write "skip: true"', setValue(text, skip.pair, true), unsafe) },
    );
  },
});

function booleanAt(
  mapping: MappingNode | undefined,
  key: string,
): { readonly pair: PairNode; readonly value: boolean } | undefined {
  const pair = pairOf(mapping, key);
  const node = resolveAlias(pair?.value);
  if (!pair || node?.kind !== "scalar" || node.value.type !== "boolean") return undefined;
  return { pair, value: node.value.value };
}
