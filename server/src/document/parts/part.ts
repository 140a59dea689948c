import { isMerge } from "../effectivePairs.js";
import { parseText } from "../parseDocument.js";
import { deepestNesting } from "../readTokens.js";
import type {
  MappingNode,
  OffsetRange,
  PairNode,
  SyntaxProblem,
  SyntaxTree,
} from "../syntaxNode.js";
import type { TextReading } from "../textReading.js";
import type { Remembering } from "./memory.js";

/**
 * A piece of a text that is read by itself, all positions counted from its beginning. Immutable; whoever derives something
 * from a part may keep it with the part.
 */
export interface Part extends Remembering {
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
  const part = readPart(text, parseText(text, { deepest: deepestNesting - levelsAbove }));
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
  // A tag is masked by what stands on the line before it, which is missing here.
  if (!part || beginsWithTag(part, cut)) return undefined;
  const root = withHole(part.tree.root, { path, owner, cut });
  return root && { ...part, tree: { ...part.tree, root } };
}

function beginsWithTag({ text, tree }: Part, offset: number): boolean {
  const tag = tree.templateTags.find(({ range }) => range.start >= offset);
  return tag !== undefined && text.slice(offset, tag.range.start).trim() === "";
}

interface Hole {
  readonly path: readonly string[];
  readonly owner: number;
  readonly cut: number;
}

function withHole(node: SyntaxTree["root"], hole: Hole, depth = 0): MappingNode | undefined {
  if (!isPlainMapping(node)) return undefined;
  const index = node.pairs.findIndex((pair) => pair.key.text === hole.path[depth]);
  const pair = node.pairs[index];
  const value = pair && fillHole(pair, hole, depth);
  if (!value) return undefined;
  const upToHole = ({ start, end }: OffsetRange) => ({ start, end: Math.max(end, hole.cut) });
  const filled: PairNode = { key: pair.key, range: upToHole(pair.range), value };
  return { ...node, range: upToHole(node.range), pairs: node.pairs.with(index, filled) };
}

function isPlainMapping(node: SyntaxTree["root"]): node is MappingNode {
  return (
    node?.kind === "mapping" &&
    node.style === "block" &&
    node.anchor === undefined &&
    !node.pairs.some(isMerge)
  );
}

function fillHole({ key, value }: PairNode, hole: Hole, depth: number): MappingNode | undefined {
  if (key.value.type === "unknown") return undefined;
  if (depth < hole.path.length - 1) return withHole(value, hole, depth + 1);
  const isOwner = value === undefined && key.range.start === hole.owner;
  return isOwner ? emptyMapping(hole.cut) : undefined;
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
  return isAlone ? { text, tree, anchors, nodeCount, memories: new Map() } : undefined;
}
