import type { DocumentPath } from "../../document/path.js";
import type { OffsetRange, PairNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { BlockDocument } from "../blockDocument.js";
import { placedNodes } from "../placedNodes.js";

/** A pair of the file, with the root of a tree in which it stands. */
export interface PlacedPair {
  readonly pair: PairNode;
  readonly path: DocumentPath;
  readonly root: SyntaxNode;
}

/** So many steps are looked at one by one; for more the whole file is put together. */
const mostSteps = 50;

/** The pairs that touch a range, in no particular order. Of a range of a few steps the other steps are not looked at. */
export function pairsIn(block: BlockDocument, range: OffsetRange): readonly PlacedPair[] {
  const inRange = block.steps.filter((place) => overlaps(place.range, range));
  if (inRange.length > mostSteps || block.steps.length === 0)
    return pairsBelow(block.tree.root, range);
  const outside = pairsBelow(block.rest?.root, range).filter(({ path }) => !isInStep(path));
  const inside = inRange.flatMap((place) =>
    pairsBelow(block.around(place.selection.start).tree.root, place.range).filter(
      ({ path, pair }) => isInStep(path) && overlaps(pair.range, range),
    ),
  );
  return [...outside, ...inside];
}

function isInStep([body, config, steps, name]: DocumentPath): boolean {
  return body === "body" && config === "config" && steps === "steps" && name !== undefined;
}

function pairsBelow(root: SyntaxNode | undefined, range: OffsetRange): readonly PlacedPair[] {
  if (!root) return [];
  const nodes = placedNodes(root, (other) => overlaps(other, range));
  return [...nodes].flatMap(({ pair, path }) => (pair ? [{ pair, path, root }] : []));
}

function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
