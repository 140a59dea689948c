import type { MappingNode } from "../document/syntaxNode.js";
import { asMapping, valueOf } from "../model/readNode.js";
import type { Step } from "../model/spec.js";
import type { RuleContext } from "./rule.js";

/** The parents of a step as written; undefined when a template or a value of a wrong type hides some of them. */
export function knownParents({ node, type, parents }: Step): readonly string[] | undefined {
  if (parents) return parents.complete ? parents.items.map(({ text }) => text) : undefined;
  const isReadable = node ? isAbsent(node, "parents") : type !== undefined;
  return isReadable ? [] : undefined;
}

/** Whether one of the parents is an unknown name that is most likely meant to be `step`; that is reported there. */
export function isMisspeltParent(
  step: string,
  parents: readonly string[],
  { file, suggest }: RuleContext,
): boolean {
  const steps = file.workflow?.steps.parts ?? new Map<string, Step>();
  return parents.some((parent) => !steps.has(parent) && suggest(parent, steps.keys()) === step);
}

/** Whether all output parameters of a step can be read. */
export function hasKnownOutputs({ node, type, outputs }: Step): boolean {
  if (!node) return type !== undefined;
  return outputs.complete && holdsMappingOrNothing(node, "outputParameters");
}

export function holdsMappingOrNothing(mapping: MappingNode, key: string): boolean {
  return isAbsent(mapping, key) || asMapping(valueOf(mapping, key)) !== undefined;
}

function isAbsent(mapping: MappingNode, key: string): boolean {
  const value = valueOf(mapping, key);
  return value === undefined || (value.kind === "scalar" && value.value.type === "null");
}
