import { effectivePairs, resolveAlias } from "../document/effectivePairs.js";
import type { MappingNode, PairNode, SequenceNode, SyntaxNode } from "../document/syntaxNode.js";
import type { NamedParts, Text, TextList } from "./spec.js";

/** Reads parts of a tree without ever complaining: what is missing, mistyped or left to a template is absent. */

/** A whole-value reference to a build parameter: what it stands for is decided at deployment. */
const parameterReference = "@param:";

export function asMapping(node: SyntaxNode | undefined): MappingNode | undefined {
  const resolved = resolveAlias(node);
  return resolved?.kind === "mapping" ? resolved : undefined;
}

export function asSequence(node: SyntaxNode | undefined): SequenceNode | undefined {
  const resolved = resolveAlias(node);
  return resolved?.kind === "sequence" ? resolved : undefined;
}

/** A text that is known; the range is that of an alias where one is used. */
export function asText(node: SyntaxNode | undefined): Text | undefined {
  const resolved = resolveAlias(node);
  if (resolved?.kind !== "scalar" || resolved.value.type !== "string" || !node) return undefined;
  if (resolved.value.value.startsWith(parameterReference)) return undefined;
  return { text: resolved.value.value, range: node.range };
}

/** Whether a template or a parameter reference decides what stands here. */
export function isUnknown(node: SyntaxNode | undefined): boolean {
  const resolved = resolveAlias(node);
  if (node?.kind === "alias" && !resolved) return true;
  if (resolved?.kind !== "scalar") return false;
  const { value } = resolved;
  return (
    value.type === "unknown" ||
    (value.type === "string" && value.value.startsWith(parameterReference))
  );
}

export function isNull(node: SyntaxNode): boolean {
  return node.kind === "scalar" && node.value.type === "null";
}

export function pairOf(mapping: MappingNode | undefined, key: string): PairNode | undefined {
  if (!mapping) return undefined;
  return effectivePairs(mapping).findLast(
    (pair) => pair.key.text === key && pair.key.value.type !== "unknown",
  );
}

export function valueOf(mapping: MappingNode | undefined, key: string): SyntaxNode | undefined {
  return pairOf(mapping, key)?.value;
}

/** A list of names; undefined when there is none, incomplete when some of it is no known text. */
export function textListOf(mapping: MappingNode | undefined, key: string): TextList | undefined {
  const node = valueOf(mapping, key);
  if (!node) return undefined;
  const sequence = asSequence(node);
  if (!sequence)
    return isUnknown(node) ? { items: [], range: node.range, complete: false } : undefined;
  const items = sequence.items.map(asText);
  const known = items.filter((item) => item !== undefined);
  return { items: known, range: node.range, complete: known.length === items.length };
}

/** A mapping from names to parts; empty when there is none. A template in a key makes it incomplete. */
export function namedPartsOf<Part>(
  mapping: MappingNode | undefined,
  key: string,
  build: (name: Text, pair: PairNode) => Part | undefined,
): NamedParts<Part> {
  const pair = pairOf(mapping, key);
  if (!pair) return absentParts(mapping);
  const value = asMapping(pair.value);
  const parts = new Map<string, Part>();
  for (const entry of value ? effectivePairs(value) : []) {
    if (entry.key.value.type === "unknown") continue;
    const part = build({ text: entry.key.text, range: entry.key.range }, entry);
    if (part !== undefined) parts.set(entry.key.text, part);
  }
  return {
    parts,
    keyRange: pair.key.range,
    range: pair.value?.range ?? pair.key.range,
    complete: value ? isComplete(value) : isNothing(pair.value),
  };
}

function isNothing(node: SyntaxNode | undefined): boolean {
  return node === undefined || (node.kind === "scalar" && node.value.type === "null");
}

/** Parts to which more may be added when a condition holds. */
export function openIf<Part>(condition: boolean, parts: NamedParts<Part>): NamedParts<Part> {
  return condition ? { ...parts, complete: false } : parts;
}

function absentParts(mapping: MappingNode | undefined): NamedParts<never> {
  const start = mapping?.range.start ?? 0;
  const range = { start, end: start };
  return {
    parts: new Map<string, never>(),
    keyRange: range,
    range,
    complete: !mapping || isComplete(mapping),
  };
}

function isComplete(mapping: MappingNode): boolean {
  return mapping.pairs.every(
    (pair) =>
      pair.key.value.type !== "unknown" && (pair.key.text !== "<<" || !isUnknown(pair.value)),
  );
}
