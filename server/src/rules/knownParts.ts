import type { MappingNode } from "../document/syntaxNode.js";
import { valueOf } from "../model/readNode.js";
import type { Step } from "../model/spec.js";
import type { StepContext } from "./rule.js";

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
  { workflow: { steps, stepNames }, suggest }: Pick<StepContext, "workflow" | "suggest">,
): boolean {
  return parents.some((parent) => !steps.has(parent) && suggest(parent, stepNames) === step);
}

function isAbsent(mapping: MappingNode, key: string): boolean {
  const value = valueOf(mapping, key);
  return value === undefined || (value.kind === "scalar" && value.value.type === "null");
}
