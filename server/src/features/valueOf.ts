import type { SyntaxNode } from "../document/syntaxNode.js";

/** The value of a key of a mapping; the last one where the key is there twice, as the platform reads it. */
export function valueOf(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  if (node?.kind !== "mapping") return undefined;
  return node.pairs.findLast((pair) => pair.key.text === key)?.value;
}
