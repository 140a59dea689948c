import type { AliasNode, MappingNode, PairNode, SyntaxNode } from "./syntaxNode.js";

/** How many pairs a mapping may have once its merge keys are expanded; more is no block but a bomb. */
const maxPairs = 10_000;
/** How many mappings may be merged into one, those that these merge in turn included. */
const maxSources = 100;

/** The node that counts: an alias stands for the node it names. Undefined for nothing and for an undefined alias. */
export function resolveAlias(
  node: SyntaxNode | undefined,
): Exclude<SyntaxNode, AliasNode> | undefined {
  return node?.kind === "alias" ? node.target : node;
}

/**
 * The pairs of a mapping as the loader sees them: what `<<` brings in comes after the mapping's own pairs and never
 * replaces them; of duplicate keys the last counts. Of a list of mappings the first counts, of several `<<` the last.
 */
export function effectivePairs(mapping: MappingNode): readonly PairNode[] {
  if (!mapping.pairs.some(isMerge)) return mapping.pairs;
  const pairs = new Map<string, PairNode>();
  const visited = new Set<MappingNode>();
  const open = [mapping];
  for (let next = open.pop(); next && visited.size < maxSources; next = open.pop()) {
    if (visited.has(next)) continue;
    visited.add(next);
    addOwnPairs(next, pairs);
    // The last of the stack is read next: merged mappings come in the order of their weight.
    for (const pair of next.pairs) {
      if (isMerge(pair)) open.push(...mergeSources(pair).toReversed());
    }
  }
  return [...pairs.values()];
}

/** Whether a pair is the merge key `<<`. */
export function isMerge({ key }: PairNode): boolean {
  return key.text === "<<" && key.style === "plain";
}

/** What a merge key may have as value: a mapping, a list of mappings, or what a template decides. */
export function isMergeable(value: SyntaxNode | undefined): boolean {
  const node = resolveAlias(value);
  if (node?.kind === "mapping") return true;
  if (node?.kind === "sequence") {
    return node.items.every((item) => resolveAlias(item)?.kind === "mapping");
  }
  return node?.kind === "scalar" && node.value.type === "unknown";
}

function addOwnPairs(mapping: MappingNode, pairs: Map<string, PairNode>): void {
  const inherited = new Set(pairs.keys());
  for (const pair of mapping.pairs) {
    if (isMerge(pair) || inherited.has(pair.key.text) || pairs.size >= maxPairs) continue;
    pairs.set(pair.key.text, pair);
  }
}

function mergeSources(pair: PairNode): readonly MappingNode[] {
  const value = resolveAlias(pair.value);
  const candidates = value?.kind === "sequence" ? value.items.map(resolveAlias) : [value];
  return candidates.filter((node) => node?.kind === "mapping");
}
