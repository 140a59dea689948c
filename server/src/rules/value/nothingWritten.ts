import type { PairNode, SyntaxNode } from "../../document/syntaxNode.js";
import { specDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const nothingWritten = defineRule({
  id: "value/nothing-written",
  severity: "hint",
  scope: "part",
  sources: ["SDK"],
  summary: "Something stands behind each key.",
  why: "Keys with nothing or null behind them are left out before a file is sent, as if they were not there (SDK).",
  bad: specDocument({ metadata: "\n    <|title|>:" }),
  good: specDocument({ metadata: "\n    title: Nightly training" }),
  competesWith: ["schema/required-key"],
  check(part, { isTemplated, kind }, report) {
    // The values of these files are read as they are, null as well.
    if (isTemplated || kind === "params-fallback" || kind === "related-blocks") return;
    const isStep = part.path.length === 4 && part.path[2] === "steps";
    for (const { key, value } of pairsOf(part.pair)) {
      const isWritten =
        value !== undefined && !(value.kind === "scalar" && value.value.type === "null");
      if (isWritten || key.value.type === "unknown" || (isStep && key === part.pair.key)) continue;
      report(
        key.range,
        `Nothing stands behind ${quote(key.text)}, so it is left out when the file is sent; write a value or remove the key.`,
        { tags: ["unnecessary"] },
      );
    }
  },
});

/** A pair and all pairs below it, where they are written; entries of lists keep their null and are not looked into. */
function pairsOf(pair: PairNode): readonly PairNode[] {
  const found: PairNode[] = [];
  const open = [pair];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    open.push(...pairsBelow(next.value));
  }
  return found;
}

function pairsBelow(node: SyntaxNode | undefined): readonly PairNode[] {
  if (node?.kind === "mapping") return node.pairs;
  if (node?.kind !== "sequence") return [];
  return node.items.flatMap((item) => (item?.kind === "mapping" ? item.pairs : []));
}
