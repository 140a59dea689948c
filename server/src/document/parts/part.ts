import { effectivePairs, isMerge } from "../effectivePairs.js";
import { parseText, type TextReading } from "../parseDocument.js";
import { deepestNesting } from "../readTokens.js";
import type { MappingNode, PairNode, SyntaxProblem, SyntaxTree } from "../syntaxNode.js";

/**
 * A piece of a text that is read by itself, all positions counted from its beginning. Immutable; whoever derives something
 * from a part may keep it with the part.
 */
export interface Part {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly anchors: readonly string[];
  readonly nodeCount: number;
}

/** Entries of the split mapping: nearly always one. */
export interface EntryPart extends Part {
  readonly entries: MappingNode;
}

/**
 * Mistakes after which a YAML reader goes on as if they were not there, so that they change the meaning of nothing
 * beyond the entry they stand in.
 */
const localMistakes: ReadonlySet<SyntaxProblem["rule"]> = new Set<SyntaxProblem["rule"]>([
  "syntax/bad-escape",
  "syntax/duplicate-key",
  "syntax/missing-colon",
  "syntax/reserved-value",
  "syntax/unquoted-colon",
  "syntax/unquoted-reserved",
  "syntax/unquoted-star",
]);

/** How deep the split mapping lies: what is nested in an entry is nested that much deeper in the whole text. */
const levelsAbove = 3;

/** Reads entries by themselves; undefined where their meaning, or that of their surroundings, depends on each other. */
export function readEntries(text: string): EntryPart | undefined {
  const part = readPart(text, parseText(text, deepestNesting - levelsAbove));
  const root = part?.tree.root;
  if (!part || root?.kind !== "mapping" || root.style !== "block" || root.anchor !== undefined) {
    return undefined;
  }
  const isAlone = root.pairs.every((pair) => isOwnName(pair) && !hasMistakeBeside(pair, part));
  return isAlone ? { ...part, entries: root } : undefined;
}

/** A mistake on the line of an entry's name makes a YAML reader misjudge where the entry ends. */
function hasMistakeBeside({ key }: PairNode, { text, tree }: Part): boolean {
  const line = /[^\r\n]*/y;
  line.lastIndex = key.range.end;
  const end = key.range.end + (line.exec(text)?.[0].length ?? 0);
  return tree.allProblems.some(
    ({ rule, range }) =>
      rule === "syntax/unquoted-colon" && range.start >= key.range.end && range.start <= end,
  );
}

function isOwnName(pair: PairNode): boolean {
  return pair.key.value.type !== "unknown" && pair.key.anchor === undefined && !isMerge(pair);
}

/**
 * Reads a text without the entries of the mapping at a path. In the tree that mapping is empty, at the place where the
 * entries are cut out.
 *
 * @param owner Offset of the key of the mapping.
 */
export function readRest(
  text: string,
  { path, owner, cut }: { path: readonly string[]; owner: number; cut: number },
): Part | undefined {
  const part = readPart(text, parseText(text));
  const root = part && withHole(part.tree.root, { path, owner, cut });
  return root && { ...part, tree: { ...part.tree, root } };
}

interface Hole {
  readonly path: readonly string[];
  readonly owner: number;
  readonly cut: number;
}

function withHole(node: SyntaxTree["root"], hole: Hole, depth = 0): MappingNode | undefined {
  const key = hole.path[depth];
  if (node?.kind !== "mapping" || node.style !== "block" || node.anchor !== undefined) {
    return undefined;
  }
  const range = { start: node.range.start, end: Math.max(node.range.end, hole.cut) };
  if (effectivePairs(node) !== node.pairs) return undefined;
  const index = node.pairs.findIndex((pair) => pair.key.text === key);
  const pair = node.pairs[index];
  if (!pair || pair.key.value.type === "unknown") return undefined;
  const isOwner = depth === hole.path.length - 1;
  if (isOwner && (pair.value !== undefined || pair.key.range.start !== hole.owner)) {
    return undefined;
  }
  const value = isOwner ? emptyMapping(hole.cut) : withHole(pair.value, hole, depth + 1);
  if (!value) return undefined;
  const pairRange = { start: pair.range.start, end: Math.max(pair.range.end, hole.cut) };
  const filled: PairNode = { key: pair.key, range: pairRange, value };
  return { ...node, range, pairs: node.pairs.with(index, filled) };
}

function emptyMapping(offset: number): MappingNode {
  return { kind: "mapping", style: "block", range: { start: offset, end: offset }, pairs: [] };
}

function readPart(text: string, reading: TextReading): Part | undefined {
  const { tree, isRefused, anchors, nodeCount } = reading;
  const isAlone =
    !isRefused &&
    tree.allProblems.every(({ rule }) => localMistakes.has(rule)) &&
    tree.templateTags.every(({ kind }) => kind === "expression") &&
    !/\r(?!\n)/.test(text);
  return isAlone ? { text, tree, anchors, nodeCount } : undefined;
}
