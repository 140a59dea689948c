import { effectivePairs, resolveAlias } from "../document/effectivePairs.js";
import type { MappingNode, PairNode, SyntaxNode } from "../document/syntaxNode.js";

/**
 * Whether a value is given: the platform's tools drop keys with nothing or `null` after them before sending. An alias
 * without target is given, though nobody knows what.
 */
export function isGiven(node: SyntaxNode | undefined): node is SyntaxNode {
  const value = resolveAlias(node);
  if (value === undefined) return node !== undefined;
  return value.kind !== "scalar" || value.value.type !== "null";
}

const entries = new WeakMap<MappingNode, ReadonlyMap<string, PairNode>>();

/** The pairs of a mapping by key as the loader sees them; keys without a value are included. */
export function entriesOf(mapping: MappingNode): ReadonlyMap<string, PairNode> {
  const known = entries.get(mapping);
  if (known !== undefined) return known;
  const made = new Map(effectivePairs(mapping).map((pair) => [pair.key.text, pair]));
  entries.set(mapping, made);
  return made;
}

/** The pair that a path's last key stands for; undefined for list items and for what is not there. */
export function pairAt(
  parent: SyntaxNode | undefined,
  segment: string | number,
): PairNode | undefined {
  const mapping = resolveAlias(parent);
  return mapping?.kind === "mapping" ? entriesOf(mapping).get(String(segment)) : undefined;
}

/** The value below a key or index; undefined when there is none. Aliases on the way are followed. */
export function childNode(
  node: SyntaxNode | undefined,
  segment: string | number,
): SyntaxNode | undefined {
  const parent = resolveAlias(node);
  if (parent?.kind === "sequence") return parent.items[Number(segment)];
  return pairAt(parent, segment)?.value;
}

const noKeys: ReadonlySet<string> = new Set();
const given = new WeakMap<MappingNode, ReadonlySet<string>>();

/** Names of the keys that are given a value, in the order of the text. */
export function givenKeys(node: SyntaxNode | undefined): ReadonlySet<string> {
  const mapping = resolveAlias(node);
  if (mapping?.kind !== "mapping") return noKeys;
  const known = given.get(mapping);
  if (known !== undefined) return known;
  const made = new Set<string>();
  for (const [key, pair] of entriesOf(mapping)) if (isGiven(pair.value)) made.add(key);
  given.set(mapping, made);
  return made;
}
