import { effectivePairs, isMerge, resolveAlias } from "../../document/effectivePairs.js";
import { locate, type TrailEntry } from "../../document/locate.js";
import type {
  AliasNode,
  MappingNode,
  PairNode,
  SyntaxNode,
  SyntaxTree,
} from "../../document/syntaxNode.js";
import { findSecretValue } from "../../rules/secret/detectSecret.js";
import { placedNodes } from "../placedNodes.js";
import { touches } from "../toRange.js";
import { codeList, codeOf, paragraphs, type Explain, type Explanation } from "./explanation.js";
import { codeBlock, sourceOf } from "./nodeText.js";

/** An alias by what it stands for, a merge key by what it brings in, an anchor by its uses. */
export const explainAlias: Explain = ({ around: { tree }, offset }) => {
  const { trail, isKey } = locate(tree.root, offset);
  const entry = trail.at(-1);
  if (!entry) return undefined;
  if (isKey && entry.pair && isMerge(entry.pair)) return explainMerge(entry, entry.pair);
  const { node, pair } = entry;
  if (node?.kind !== "alias") return explainAnchor(tree, node ?? pair?.value, offset);
  const keys = [pair?.key.text, keyOf(tree.root, node.target)];
  return { range: node.range, markdown: aliasWords(node, tree.text, keys) };
};

function explainAnchor(
  { text, root }: SyntaxTree,
  anchored: SyntaxNode | undefined,
  offset: number,
): Explanation | undefined {
  const range = anchored && anchorRange(text, anchored);
  if (!root || !range || !touches(range, offset)) return undefined;
  const uses = countAliases(root, anchored);
  const markdown = `Anchor ${codeOf(`&${anchored.anchor ?? ""}`)}, used by ${aliasCount(uses)}.`;
  return { range, markdown };
}

/** The key that a value stands behind. */
function keyOf(root: SyntaxNode | undefined, value: SyntaxNode | undefined): string | undefined {
  if (!value) return undefined;
  for (const { node, pair } of placedNodes(root)) if (node === value) return pair?.key.text;
  return undefined;
}

function aliasWords(
  { name, target }: AliasNode,
  text: string,
  keys: readonly (string | undefined)[],
): string {
  const alias = codeOf(`*${name}`);
  if (!target) return `The alias ${alias} has no anchor above it.`;
  const line = text.slice(0, target.range.start).split("\n").length;
  const isSecret =
    target.kind === "scalar" &&
    keys.some((key) => findSecretValue(key ?? "", target.text) !== undefined);
  if (isSecret) return `The alias ${alias} stands for the value from line ${line}, a credential.`;
  return paragraphs(
    `The alias ${alias} stands for the value from line ${line}:`,
    codeBlock(sourceOf(text, target), "yaml"),
  );
}

function explainMerge({ parent }: TrailEntry, pair: PairNode): Explanation | undefined {
  if (parent?.kind !== "mapping") return undefined;
  return { range: pair.key.range, markdown: mergeWords(parent, pair) };
}

function mergeWords(mapping: MappingNode, merge: PairNode): string {
  const own = new Set(mapping.pairs.filter((pair) => !isMerge(pair)).map(({ key }) => key.text));
  const sources = mergeSources(merge.value);
  const names = [
    ...new Set(sources.flatMap((each) => effectivePairs(each)).map(({ key }) => key.text)),
  ];
  const brought = names.filter((name) => !own.has(name));
  const kept = names.filter((name) => own.has(name));
  return paragraphs(
    brought.length === 0
      ? "The merge key brings in nothing."
      : `The merge key brings in ${codeList(brought)}.`,
    kept.length === 0
      ? ""
      : `The mapping's own ${codeList(kept)} ${kept.length === 1 ? "counts" : "count"} more.`,
  );
}

function mergeSources(value: SyntaxNode | undefined): readonly MappingNode[] {
  const target = resolveAlias(value);
  const nodes = target?.kind === "sequence" ? target.items.map(resolveAlias) : [target];
  return nodes.filter((node) => node?.kind === "mapping");
}

/** Where `&name` stands, on the way back from the value. */
function anchorRange(text: string, { anchor, range }: SyntaxNode) {
  if (anchor === undefined) return undefined;
  const written = `&${anchor}`;
  // A tag or a comment may stand between an anchor and its value.
  const start = text.lastIndexOf(written, range.start + written.length);
  return start < 0 ? undefined : { start, end: start + written.length };
}

function countAliases(root: SyntaxNode, target: SyntaxNode): number {
  const aliases = [...allNodes(root)].filter((node) => node.kind === "alias");
  return aliases.filter((alias) => alias.target === target).length;
}

/** All nodes with those behind merge keys. */
function* allNodes(root: SyntaxNode): Generator<SyntaxNode> {
  const open: (SyntaxNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node) yield node;
    if (node?.kind === "sequence") open.push(...node.items);
    else if (node?.kind === "mapping") open.push(...node.pairs.map(({ value }) => value));
  }
}

function aliasCount(count: number): string {
  return count === 1 ? "1 alias" : `${count} aliases`;
}
