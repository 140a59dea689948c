import type { AliasNode, MappingNode, PairNode, SyntaxNode } from "./syntaxNode.js";

/** How many pairs a mapping may have once its merge keys are expanded; more is no block but a bomb. */
const maxPairs = 10_000;

/** The node that counts: an alias stands for the node it names. Undefined for nothing and for an undefined alias. */
export function resolveAlias(
  node: SyntaxNode | undefined,
): Exclude<SyntaxNode, AliasNode> | undefined {
  return node?.kind === "alias" ? node.target : node;
}

/**
 * The pairs of a mapping as the loader sees them: what `<<` brings in comes after the mapping's own pairs and never
 * replaces them; of duplicate keys the last counts.
 */
export function effectivePairs(mapping: MappingNode): readonly PairNode[] {
  if (!mapping.pairs.some(isMerge)) return mapping.pairs;
  const pairs = new Map<string, PairNode>();
  collect(mapping, pairs, new Set());
  return [...pairs.values()];
}

function collect(
  mapping: MappingNode,
  pairs: Map<string, PairNode>,
  visited: Set<MappingNode>,
): void {
  if (visited.has(mapping)) return;
  visited.add(mapping);
  const inherited = new Set(pairs.keys());
  for (const pair of mapping.pairs) {
    if (isMerge(pair) || inherited.has(pair.key.text) || pairs.size >= maxPairs) continue;
    pairs.set(pair.key.text, pair);
  }
  for (const pair of mapping.pairs) {
    if (!isMerge(pair)) continue;
    for (const source of mergeSources(pair)) collect(source, pairs, visited);
  }
}

function mergeSources(pair: PairNode): readonly MappingNode[] {
  const value = resolveAlias(pair.value);
  const candidates = value?.kind === "sequence" ? value.items.map(resolveAlias) : [value];
  return candidates.filter((node) => node?.kind === "mapping");
}

function isMerge(pair: PairNode): boolean {
  return pair.key.text === "<<" && pair.key.style === "plain";
}
