import { isMerge } from "../document/effectivePairs.js";
import type { DocumentPath } from "../document/path.js";
import type { OffsetRange, PairNode, SyntaxNode } from "../document/syntaxNode.js";

/** A node with the way to it. */
export interface PlacedNode {
  readonly node: SyntaxNode | undefined;
  readonly path: DocumentPath;
  /** Of which it is the value. */
  readonly pair?: PairNode;
}

/** All nodes below a root, in no particular order; what is merged in and what aliases stand for is not among them. */
export function* placedNodes(
  root: SyntaxNode | undefined,
  isWanted: (range: OffsetRange) => boolean = () => true,
): Generator<PlacedNode> {
  const open: PlacedNode[] = [{ node: root, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    open.push(
      ...childrenOf(next).filter(({ node, pair }) => {
        const range = pair?.range ?? node?.range;
        return range !== undefined && isWanted(range);
      }),
    );
  }
}

function childrenOf({ node, path }: PlacedNode): readonly PlacedNode[] {
  if (node?.kind === "sequence") {
    return node.items.map((item, index) => ({ node: item, path: [...path, index] }));
  }
  if (node?.kind !== "mapping") return [];
  return node.pairs
    .filter((pair) => !isMerge(pair))
    .map((pair) => ({ node: pair.value, path: [...path, pair.key.text], pair }));
}
