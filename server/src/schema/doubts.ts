import { resolveAlias } from "../document/effectivePairs.js";
import type { DocumentPath } from "../document/path.js";
import type { OffsetRange, PairNode, SyntaxNode } from "../document/syntaxNode.js";
import type { ErrorSite } from "./errorSite.js";
import { childNode, pairAt } from "./nodePath.js";

/** What can be said for certain about a file although template statements add, repeat or remove parts of it. */
export interface Certainty {
  /** Whether two offsets are in the rendered file together or not at all. */
  areTogether(first: number, second: number): boolean;
  /** Whether no statement stands in a range or directly behind it. */
  isSettled(range: OffsetRange): boolean;
}

export const nothingCertain: Certainty = { areTogether: () => false, isSettled: () => false };

/** What may be different in the rendered file, at one place. */
export interface Doubts {
  /** Keys or items may be added or left out. */
  readonly mayChange: boolean;
  /** What the mapping is may be decided by another branch than a key of it. */
  readonly mayDiffer: boolean;
}

const noDoubts: Doubts = { mayChange: false, mayDiffer: false };

/** @param certainty undefined for a file without template statements */
export function doubtsAbout(
  { scope: { root }, path, node, nearestPair }: ErrorSite,
  certainty: Certainty | undefined,
): Doubts {
  if (certainty === undefined) return noDoubts;
  const range = node?.range ?? nearestPair?.range ?? root.range;
  const start = Math.min(range.start, nearestPair?.key.range.start ?? range.start);
  return {
    mayChange: !certainty.isSettled({ start, end: range.end }),
    mayDiffer: hasDividedMapping(root, path, certainty),
  };
}

/** Keys that decide what a mapping is. */
const deciding: ReadonlySet<string> = new Set([
  "kind",
  "type",
  "serviceType",
  "image",
  "imageDetails",
  "conditionType",
  "conditions",
]);

/** Whether on the way to a value a mapping gets a deciding key, or the last one any key, from a branch. */
function hasDividedMapping(root: SyntaxNode, path: DocumentPath, certainty: Certainty): boolean {
  let node: SyntaxNode | undefined = root;
  let owner: PairNode | undefined;
  for (let depth = 0; depth <= path.length; depth++) {
    const mapping = resolveAlias(node);
    if (mapping?.kind === "mapping") {
      const start = owner?.key.range.start ?? mapping.range.start;
      const isLast = depth === path.length;
      const isDivided = mapping.pairs.some(
        ({ key }) =>
          (isLast || deciding.has(key.text)) && !certainty.areTogether(start, key.range.start),
      );
      if (isDivided) return true;
    }
    const segment = path[depth];
    if (segment === undefined) return false;
    owner = pairAt(node, segment) ?? owner;
    node = childNode(node, segment);
  }
  return false;
}
