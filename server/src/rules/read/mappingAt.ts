import { effectivePairs } from "../../document/effectivePairs.js";
import type { MappingNode, PairNode, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, valueOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";

/** The mapping below a path of keys; undefined where anything on the way is missing or no mapping. */
export function mappingAt(
  node: SyntaxNode | undefined,
  ...keys: readonly string[]
): MappingNode | undefined {
  return keys.reduce((mapping, key) => asMapping(valueOf(mapping, key)), asMapping(node));
}

/** The pairs below a path of keys whose name is known before rendering. */
export function namedPairsAt(
  node: SyntaxNode | undefined,
  ...keys: readonly string[]
): readonly PairNode[] {
  const mapping = mappingAt(node, ...keys);
  if (!mapping) return [];
  return effectivePairs(mapping).filter(({ key }) => key.value.type !== "unknown");
}

/** Whether a key of the mapping is only known after rendering, so that it may be any. */
export function hasUnknownKey(mapping: MappingNode): boolean {
  return mapping.pairs.some(({ key }) => key.value.type === "unknown");
}

/** The mappings of a list in the config of a workflow, such as its `triggers`. */
export function configEntries(
  file: BlockFile,
  key: "triggers" | "watchers",
): readonly MappingNode[] {
  if (!file.workflow) return [];
  const items = asSequence(valueOf(mappingAt(file.body, "config"), key))?.items ?? [];
  return items.map(asMapping).filter((item) => item !== undefined);
}
