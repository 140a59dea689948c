import { removePair } from "../../document/edit/removeEntry.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import type { OffsetRange, PairNode } from "../../document/syntaxNode.js";
import type { Step } from "../../model/spec.js";
import { mappingAt, namedPairsAt } from "../read/mappingAt.js";

export interface Header {
  readonly name: string;
  /** The key as written. */
  readonly range: OffsetRange;
  readonly list: "absolute" | "secrets";
  readonly pair: PairNode;
}

/** The headers of an http step, those with literal values first. */
export function readHeaders({ node, type }: Step): readonly Header[] {
  if (type !== "http") return [];
  return (["absolute", "secrets"] as const).flatMap((list) =>
    namedPairsAt(node, "headers", list).map((pair) => ({
      name: pair.key.text,
      range: pair.key.range,
      list,
      pair,
    })),
  );
}

/** The header less. */
export function removeHeaderFix(text: string, { node }: Step, header: Header): readonly Fix[] {
  const mapping = mappingAt(node, "headers", header.list);
  const edits = mapping ? removePair(text, mapping, header.pair) : [];
  return fixOf(`Remove the header ${quote(header.name)}`, edits, unsafe);
}
