import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Step } from "../../model/spec.js";
import { namedPairsAt } from "../read/mappingAt.js";

export interface Header {
  readonly name: string;
  /** The key as written. */
  readonly range: OffsetRange;
  readonly list: "absolute" | "secrets";
}

/** The headers of an http step, those with literal values first. */
export function readHeaders({ node, type }: Step): readonly Header[] {
  if (type !== "http") return [];
  return (["absolute", "secrets"] as const).flatMap((list) =>
    namedPairsAt(node, "headers", list).map(({ key }) => ({
      name: key.text,
      range: key.range,
      list,
    })),
  );
}
