import type { MappingNode } from "../document/syntaxNode.js";
import { asMapping, valueOf } from "../model/readNode.js";
import type { StepContext } from "./rule.js";

/** The parents of a step as written; undefined when a template or a value of a wrong type hides some of them. */
export function knownParents(
  step: string,
  { workflow }: StepContext,
): readonly string[] | undefined {
  const facts = workflow.steps.get(step);
  return facts?.hasKnownParents ? facts.parents : undefined;
}

/** Whether one of the parents is an unknown name that is most likely meant to be `step`; that is reported there. */
export function isMisspeltParent(
  step: string,
  parents: readonly string[],
  { workflow: { steps }, suggest }: StepContext,
): boolean {
  return parents.some((parent) => !steps.has(parent) && suggest(parent, steps.keys()) === step);
}

export function holdsMappingOrNothing(mapping: MappingNode, key: string): boolean {
  return isAbsent(mapping, key) || asMapping(valueOf(mapping, key)) !== undefined;
}

function isAbsent(mapping: MappingNode, key: string): boolean {
  const value = valueOf(mapping, key);
  return value === undefined || (value.kind === "scalar" && value.value.type === "null");
}
