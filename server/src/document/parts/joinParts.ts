import type {
  MappingNode,
  OffsetRange,
  PairNode,
  ScalarNode,
  SyntaxNode,
  SyntaxProblem,
  SyntaxTree,
} from "../syntaxNode.js";
import { selectProblems } from "../selectProblems.js";
import type { Part } from "./part.js";
import type { PartedText } from "./partedText.js";

/** Moves a range from the coordinates of a part to those of the whole text. */
export type MoveRange = (range: OffsetRange) => OffsetRange;

/** For the part with an index: all ranges lie behind its beginning. */
export function moveFromPart({ split }: PartedText, index: number): MoveRange {
  const by = split.starts[index] ?? 0;
  return ({ start, end }) => ({ start: start + by, end: end + by });
}

/**
 * For the rest: what stands behind the cut moves by the length of what was cut out, and what ends at the cut contains the
 * entries.
 */
export function moveFromRest(parted: PartedText): MoveRange {
  const { starts } = parted.split;
  const cut = starts[0] ?? 0;
  const length = (starts.at(-1) ?? 0) - cut;
  const entriesEnd = rangeOfEntries(parted).end;
  return ({ start, end }) => {
    const movedStart = start < cut ? start : start + length;
    if (end === cut) return { start: movedStart, end: entriesEnd };
    return { start: movedStart, end: end < cut ? end : end + length };
  };
}

/** From the first key to the end of the last value. */
function rangeOfEntries({ parts, split }: PartedText): OffsetRange {
  const last = parts.length - 1;
  return {
    start: (split.starts[0] ?? 0) + (parts[0]?.entries.range.start ?? 0),
    end: (split.starts[last] ?? 0) + (parts[last]?.entries.range.end ?? 0),
  };
}

/**
 * The tree of the whole text, or, where somebody is interested in one part only, what of it concerns that part: the rest
 * and that part. All positions are those of the whole text.
 */
export function joinParts(parted: PartedText, only?: number): SyntaxTree {
  const { text, rest, parts, split } = parted;
  const moveRest = moveFromRest(parted);
  const chosen = parts.flatMap((part, index) =>
    only === undefined || index === only ? [{ part, move: moveFromPart(parted, index) }] : [],
  );
  const entries: MappingNode = {
    kind: "mapping",
    style: "block",
    range: rangeOfEntries(parted),
    pairs: chosen.flatMap(({ part, move }) => new Mover(move).pairs(part.entries)),
  };
  const hole = { offset: split.owner.offset, entries };
  const root = rest.tree.root && new Mover(moveRest, hole).node(rest.tree.root);
  const pieces = [{ part: rest, move: moveRest }, ...chosen];
  const inOrder = <Item>(items: Item[], range: (item: Item) => OffsetRange) =>
    items.sort((a, b) => range(a).start - range(b).start);
  const allProblems = pieces.flatMap(({ part, move }) => movedProblems(part, move));
  return {
    text,
    ...(root && { root }),
    problems: selectProblems(allProblems, text),
    allProblems,
    templateTags: inOrder(
      pieces.flatMap(({ part, move }) =>
        part.tree.templateTags.map((tag) => ({ ...tag, range: move(tag.range) })),
      ),
      (tag) => tag.range,
    ),
    hasTemplateStatements: false,
    comments: inOrder(
      pieces.flatMap(({ part, move }) => part.tree.comments.map(move)),
      (range) => range,
    ),
  };
}

export function movedProblems({ tree }: Part, move: MoveRange): readonly SyntaxProblem[] {
  return tree.allProblems.map((problem) => ({
    ...problem,
    range: move(problem.range),
    ...(problem.related && {
      related: problem.related.map((each) => ({ ...each, range: move(each.range) })),
    }),
  }));
}

interface Hole {
  /** Offset of the key whose value is replaced. */
  readonly offset: number;
  readonly entries: MappingNode;
}

/** Copies a tree to other positions. Recursive, since a tree is no deeper than a guard allows. */
class Mover {
  readonly #move: MoveRange;
  readonly #hole: Hole | undefined;
  readonly #anchored = new Map<SyntaxNode, SyntaxNode>();

  constructor(move: MoveRange, hole?: Hole) {
    this.#move = move;
    this.#hole = hole;
  }

  pairs(mapping: MappingNode): readonly PairNode[] {
    return mapping.pairs.map((pair) => this.#pair(pair));
  }

  node<Node extends SyntaxNode>(node: Node): Node;
  node(node: SyntaxNode): SyntaxNode {
    const moved = this.#copy(node);
    if (node.anchor !== undefined) this.#anchored.set(node, moved);
    return moved;
  }

  #copy(node: SyntaxNode): SyntaxNode {
    const range = this.#move(node.range);
    switch (node.kind) {
      case "scalar":
        return { ...node, range };
      case "alias": {
        const target = node.target && this.#anchored.get(node.target);
        return target && target.kind !== "alias" ? { ...node, range, target } : { ...node, range };
      }
      case "mapping":
        return { ...node, range, pairs: this.pairs(node) };
      case "sequence":
        return {
          ...node,
          range,
          items: node.items.map((item) => item && this.node(item)),
          emptyItems: new Map(
            [...node.emptyItems].map(([index, dash]) => [index, this.#move(dash)]),
          ),
        };
    }
  }

  #pair(pair: PairNode): PairNode {
    const key: ScalarNode = this.node(pair.key);
    const range = this.#move(pair.range);
    if (this.#hole && pair.key.range.start === this.#hole.offset) {
      return { key, range, value: this.#hole.entries };
    }
    return { key, range, ...(pair.value && { value: this.node(pair.value) }) };
  }
}
