/**
 * What is to be known of a workflow's parts from outside them: names and relations, without positions. A statement about
 * one step that rests on its own text and on these facts holds until one of the two changes, wherever the text moves.
 */
import { asMapping, isUnknown, pairOf, valueOf } from "./readNode.js";
import type { ParameterDeclaration, Step, StepType, Workflow } from "./spec.js";
import type { StepGraph } from "./stepGraph.js";

/** A set of names. `isComplete` is false when a template or a wrong value may hide further ones. */
export interface NameSet {
  readonly names: ReadonlySet<string>;
  readonly isComplete: boolean;
}

export interface StepFacts {
  readonly name: string;
  /** As `Step.type`. */
  readonly type?: StepType;
  /** The parents as written, in their order, with repetitions. */
  readonly parents: readonly string[];
  /** False when a template or a value of a wrong type hides some parents. */
  readonly hasKnownParents: boolean;
  readonly outputs: NameSet;
  readonly imageRef?: string;
}

export interface ParameterFacts {
  readonly list: "build" | "run";
  readonly name: string;
  readonly type?: ParameterDeclaration["type"];
}

export interface WorkflowFacts {
  /** False when a template may add steps. */
  readonly isComplete: boolean;
  /** In file order. */
  readonly steps: ReadonlyMap<string, StepFacts>;
  readonly images: NameSet;
  readonly graph: StepGraph;
  /** The declared parameters that have a name, in file order. */
  readonly parameters: readonly ParameterFacts[];
}

export function workflowFacts(
  { steps, images, graph }: Workflow,
  parameters: readonly ParameterDeclaration[],
): WorkflowFacts {
  return {
    isComplete: steps.complete,
    steps: new Map([...steps.parts].map(([name, step]) => [name, stepFacts(name, step)])),
    images: { names: new Set(images.parts.keys()), isComplete: images.complete },
    graph,
    parameters: parameterFacts(parameters),
  };
}

export function parameterFacts(
  parameters: readonly ParameterDeclaration[],
): readonly ParameterFacts[] {
  return parameters.flatMap(({ list, name, type }) =>
    name ? [{ list, name: name.text, ...(type && { type }) }] : [],
  );
}

function stepFacts(name: string, step: Step): StepFacts {
  const { type, node, parents, outputs, imageRef } = step;
  return {
    name,
    ...(type && { type }),
    parents: (parents?.items ?? []).map(({ text }) => text),
    hasKnownParents: parents ? parents.complete : isReadable(step) && isAbsentIn(node, "parents"),
    outputs: {
      names: new Set(outputs.parts.keys()),
      isComplete: node
        ? outputs.complete && isMappingOrAbsentIn(node, "outputParameters")
        : isReadable(step),
    },
    ...(imageRef && { imageRef: imageRef.text }),
  };
}

/** Whether all of the step can be seen: it is a mapping, or there is nothing at all in it. */
function isReadable({ node, type }: Step): boolean {
  return node !== undefined || type !== undefined;
}

function isAbsentIn(node: Step["node"], key: string): boolean {
  const value = valueOf(node, key);
  if (value === undefined) return true;
  return value.kind === "scalar" && value.value.type === "null" && !isUnknown(value);
}

function isMappingOrAbsentIn(node: Step["node"], key: string): boolean {
  return isAbsentIn(node, key) || asMapping(pairOf(node, key)?.value) !== undefined;
}
