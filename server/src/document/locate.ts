import { effectivePairs, resolveAlias } from "./effectivePairs.js";
import type { DocumentPath } from "./path.js";
import type { MappingNode, PairNode, SequenceNode, SyntaxNode } from "./syntaxNode.js";

/** One node on the way from the root, and how it hangs on the one before. */
export interface TrailEntry {
  readonly path: DocumentPath;
  /** Absent for a pair without value and for an empty item. */
  readonly node?: SyntaxNode;
  /** The mapping or sequence that holds it; absent for the root. */
  readonly parent?: MappingNode | SequenceNode;
  /** The pair whose value it is, when the parent is a mapping. */
  readonly pair?: PairNode;
}

export interface Location {
  /** From the root to the innermost node that touches the offset; empty in an empty document. */
  readonly trail: readonly TrailEntry[];
  /** Whether the offset touches the key of the last entry's pair, not its value. */
  readonly isKey: boolean;
}

/** What stands at an offset. A node touches an offset from its start to its end, both included. */
export function locate(root: SyntaxNode | undefined, offset: number): Location {
  if (!root || !touches(root, offset)) return { trail: [], isKey: false };
  const trail: TrailEntry[] = [{ path: [], node: root }];
  for (let top = trail[0]; top; top = trail.at(-1)) {
    const { node, path } = top;
    const next = node && childAt(node, path, offset);
    if (!next) break;
    trail.push(next);
    if (next.pair && touches(next.pair.key, offset)) return { trail, isKey: true };
  }
  return { trail, isKey: false };
}

function childAt(node: SyntaxNode, path: DocumentPath, offset: number): TrailEntry | undefined {
  if (node.kind === "mapping") {
    const pair = node.pairs.find((candidate) => touches(candidate, offset));
    if (!pair) return undefined;
    const { value } = pair;
    const isOnValue = touches(pair.key, offset) || !value || touches(value, offset);
    const entry = { path: [...path, pair.key.text], parent: node, pair };
    return isOnValue ? { ...entry, ...(value ? { node: value } : {}) } : entry;
  }
  if (node.kind !== "sequence") return undefined;
  const index = node.items.findIndex((item) => item && touches(item, offset));
  const item = node.items[index];
  return item && { path: [...path, index], parent: node, node: item };
}

function touches({ range }: { range: PairNode["range"] }, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/**
 * The entry that a path leads to, through aliases and merge keys; of duplicate keys the last. Undefined when the path
 * leads nowhere. Indexes may be given as numbers or as text.
 */
export function findNode(root: SyntaxNode | undefined, path: DocumentPath): TrailEntry | undefined {
  let entry: TrailEntry | undefined = root && { path: [], node: root };
  for (const segment of path) {
    entry = entry && findChild(entry, segment);
    if (!entry) return undefined;
  }
  return entry;
}

function findChild({ node, path }: TrailEntry, segment: string | number): TrailEntry | undefined {
  const parent = resolveAlias(node);
  const here = [...path, segment];
  if (parent?.kind === "mapping") {
    const pair = effectivePairs(parent).findLast(({ key }) => key.text === String(segment));
    return pair && { path: here, parent, pair, ...(pair.value ? { node: pair.value } : {}) };
  }
  if (parent?.kind !== "sequence") return undefined;
  const index = Number(segment);
  if (!(index in parent.items)) return undefined;
  const item = parent.items[index];
  return { path: here, parent, ...(item ? { node: item } : {}) };
}
