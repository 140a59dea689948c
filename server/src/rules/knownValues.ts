import type { MappingNode, SyntaxNode } from "../document/syntaxNode.js";
import { resolveAlias } from "../document/effectivePairs.js";
import { asMapping, asSequence, asText, isUnknown, valueOf } from "../model/readNode.js";
import type { BlockFile, Text } from "../model/spec.js";
import type { CommonContext } from "./rule.js";

/** The parts of a file that rules read, wherever the kind of the file has them. */

/** The mapping with name, summary and texts: nested in most kinds, `body` itself when a deployment's are updated. */
export function metadataOf(file: BlockFile): MappingNode | undefined {
  if (file.kind === "update-deployment-metadata") return file.body;
  return asMapping(valueOf(file.body, "metadata"));
}

/** The mapping with `scope`, `tenants` and `featured`: the file itself, or `body` when a spec is updated. */
export function discoveryOf(file: BlockFile): MappingNode | undefined {
  if (file.kind === "create-spec") return asMapping(file.root);
  return file.kind === "update-spec-metadata" ? file.body : undefined;
}

export function configOf(file: BlockFile): MappingNode | undefined {
  return asMapping(valueOf(file.body, "config"));
}

/** Whether something other than null stands behind a key; what a template puts there counts. */
export function isGiven(mapping: MappingNode | undefined, key: string): boolean {
  const value = resolveAlias(valueOf(mapping, key));
  return value !== undefined && !(value.kind === "scalar" && value.value.type === "null");
}

/** Whether a key of a mapping was most likely meant to be `key`, which is a finding of its own. */
export function isMisspelt(
  mapping: MappingNode | undefined,
  key: string,
  { suggest }: Pick<CommonContext, "suggest">,
): boolean {
  return (mapping?.pairs ?? []).some((pair) => {
    const { text } = pair.key;
    return text !== key && suggest(text, [key]) === key;
  });
}

/** The texts of a list with their positions; undefined where there is no list or not all of it is known. */
export function knownTexts(
  mapping: MappingNode | undefined,
  key: string,
): readonly Text[] | undefined {
  const items = asSequence(valueOf(mapping, key))?.items;
  if (items === undefined) return undefined;
  const texts = items.map(asText);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** The value of a boolean that is written out; undefined for anything else. */
export function asBoolean(node: SyntaxNode | undefined): boolean | undefined {
  const value = resolveAlias(node);
  if (value?.kind !== "scalar" || isUnknown(value)) return undefined;
  return value.value.type === "boolean" ? value.value.value : undefined;
}
