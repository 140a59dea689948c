/**
 * What is to be known of a workflow's parts from outside them: names and relations, without positions. A statement about
 * one step that rests on its own text and on these facts holds until one of the two changes, wherever the text moves.
 */
import { asMapping, isUnknown, pairOf, valueOf } from "./readNode.js";
import type { NamedParts, ParameterDeclaration, Step, StepType, Workflow } from "./spec.js";
import { concludeFrom } from "./concludeFrom.js";
import { parametersMentioned } from "./parametersMentioned.js";
import { buildStepGraph } from "./buildStepGraph.js";
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
  /** Output parameters that the step inherits or tests, whosever they are. */
  readonly reads: NameSet;
  /** Parents that a `parentStatus` condition asks for their failure alone. */
  readonly runsAfterFailureOf: ReadonlySet<string>;
  /** Whether `skipDAG` leaves out the step and all that depend on it. */
  readonly skipsDependents: boolean;
  readonly imageRef?: string;
  /** Whether an image must be built for the step alone. */
  readonly ownImage: "built" | "none" | "unknown";
  /** Names of parameters that stand behind `@param:` anywhere in the step. */
  readonly mentions: NameSet;
  /** Whether its `imageRef` is not known before the template is rendered or the block deployed. */
  readonly mayUseAnyImage: boolean;
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
  /** The names of `steps`, to look for a similar one. */
  readonly stepNames: readonly string[];
  readonly images: NameSet;
  readonly graph: StepGraph;
  /** The declared parameters that have a name, in file order. */
  readonly parameters: readonly ParameterFacts[];
  /** The steps that declare an output parameter of a name, in file order. */
  outputOwners(output: string): readonly string[];
  /** Whether some step inherits or tests an output parameter; `unknown` where not all that steps read is known. */
  readsOutput(output: string): boolean | "unknown";
  /** Names that steps read as output parameters and that no step declares. */
  readonly strayReads: readonly string[];
  /** Whether some children of a step wait for its failure, and none for anything else of it. */
  isOnlyAwaitedFailing(step: string): boolean;
  /** The first step whose name is that of `step` but for upper and lower case; often `step` itself. */
  firstSpelledLike(step: string): string | undefined;
  /** The first step that has an image of its own to build. */
  readonly firstBuilder: string | undefined;
  /** Whether a step before `step` may have parents or outputs that cannot be read, or has a misspelt parent. */
  hidesBefore(step: string): boolean;
}

export interface FactSources {
  readonly isComplete: boolean;
  readonly steps: ReadonlyMap<string, StepFacts>;
  readonly images: NameSet;
  readonly parameters: readonly ParameterFacts[];
}

/**
 * The facts of a workflow. What is as in an earlier version is the same object as there, and where nothing differs so are
 * the facts as a whole.
 */
export function createWorkflowFacts(sources: FactSources, earlier?: WorkflowFacts): WorkflowFacts {
  const { isComplete } = sources;
  if (!earlier) return factsOf(sources, [...sources.steps.keys()], graphOf(sources.steps));
  const steps = takeOver(sources.steps, earlier.steps);
  const images = isSameNameSet(earlier.images, sources.images) ? earlier.images : sources.images;
  const parameters = isDeepSame(earlier.parameters, sources.parameters)
    ? earlier.parameters
    : sources.parameters;
  const isSame =
    earlier.steps === steps &&
    earlier.images === images &&
    earlier.parameters === parameters &&
    earlier.isComplete === isComplete;
  if (isSame) return earlier;
  const names = [...steps.keys()];
  const stepNames = isSameTexts(earlier.stepNames, names) ? earlier.stepNames : names;
  const hasSameEdges =
    stepNames === earlier.stepNames &&
    names.every((name) => earlier.steps.get(name)?.parents === steps.get(name)?.parents);
  const graph = hasSameEdges ? earlier.graph : graphOf(steps);
  return factsOf({ isComplete, steps, images, parameters }, stepNames, graph);
}

function graphOf(steps: FactSources["steps"]): StepGraph {
  return buildStepGraph(new Map([...steps].map(([name, { parents }]) => [name, parents])));
}

function factsOf(
  { isComplete, steps, images, parameters }: FactSources,
  stepNames: readonly string[],
  graph: StepGraph,
): WorkflowFacts {
  const conclusions = concludeFrom(steps, graph);
  return Object.assign(conclusions, { isComplete, steps, stepNames, images, graph, parameters });
}

/** Whether facts about steps say what a workflow's facts say of steps of these names. */
export function areKnownFacts(
  steps: readonly StepFacts[],
  { steps: known }: WorkflowFacts,
): boolean {
  return steps.every((step) => {
    const earlier = known.get(step.name);
    return earlier !== undefined && reuseFacts(earlier, step) === earlier;
  });
}

function isSameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function takeOver(
  steps: FactSources["steps"],
  earlier: FactSources["steps"],
): FactSources["steps"] {
  const earlierNames = earlier.keys();
  let isSame = earlier.size === steps.size;
  const taken = new Map<string, StepFacts>();
  for (const [name, facts] of steps) {
    const known = earlier.get(name);
    const next = known ? reuseFacts(known, facts) : facts;
    if (next !== known || earlierNames.next().value !== name) isSame = false;
    taken.set(name, next);
  }
  return isSame ? earlier : taken;
}

const plainFacts = [
  "type",
  "hasKnownParents",
  "imageRef",
  "mayUseAnyImage",
  "ownImage",
  "skipsDependents",
] as const satisfies readonly (keyof StepFacts)[];

/** The earlier facts where nothing has changed; with the earlier list of parents where that is the same. */
function reuseFacts(earlier: StepFacts, next: StepFacts): StepFacts {
  if (earlier === next) return earlier;
  const hasSameParents = isSameTexts(earlier.parents, next.parents);
  const isSame =
    hasSameParents &&
    plainFacts.every((key) => earlier[key] === next[key]) &&
    isSameNameSet(earlier.mentions, next.mentions) &&
    isSameSet(earlier.runsAfterFailureOf, next.runsAfterFailureOf) &&
    isSameNameSet(earlier.reads, next.reads) &&
    isSameNameSet(earlier.outputs, next.outputs);
  if (isSame) return earlier;
  return hasSameParents ? { ...next, parents: earlier.parents } : next;
}

function isSameNameSet(a: NameSet, b: NameSet): boolean {
  return a === b || (a.isComplete === b.isComplete && isSameTexts([...a.names], [...b.names]));
}

/** The order counts, since it decides between equal suggestions. */
function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a === b || (a.size === b.size && isSameTexts([...a], [...b]));
}

/** Whether two answers say the same: texts, numbers, and lists and plain objects of these. */
export function isDeepSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isDeepSame(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isDeepSame(a[key], b[key]));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Whether all parents of a step can be read and are steps. */
export function knowsParents(
  { hasKnownParents, parents }: StepFacts,
  steps: WorkflowFacts["steps"],
): boolean {
  return hasKnownParents && parents.every((parent) => steps.has(parent));
}

/** The facts of a workflow that has been read as a whole. */
export function workflowFacts(
  { steps, images }: Pick<Workflow, "steps" | "images">,
  parameters: readonly ParameterDeclaration[],
): WorkflowFacts {
  return createWorkflowFacts({
    isComplete: steps.complete,
    steps: new Map([...steps.parts].map(([name, step]) => [name, stepFacts(name, step)])),
    images: nameSet(images),
    parameters: parameterFacts(parameters),
  });
}

export function nameSet({ parts, complete }: NamedParts<unknown>): NameSet {
  return { names: new Set(parts.keys()), isComplete: complete };
}

export function parameterFacts(
  parameters: readonly ParameterDeclaration[],
): readonly ParameterFacts[] {
  return parameters.flatMap(({ list, name, type }) =>
    name ? [{ list, name: name.text, ...(type && { type }) }] : [],
  );
}

export function stepFacts(name: string, step: Step): StepFacts {
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
    reads: readsOf(step),
    runsAfterFailureOf: new Set(
      step.parentStatuses.flatMap(({ parents, status }) =>
        status?.complete &&
        status.items.length > 0 &&
        status.items.every(({ text }) => text === "failure")
          ? (parents?.items ?? []).map(({ text }) => text)
          : [],
      ),
    ),
    skipsDependents: skipsDependents(node),
    ownImage: ownImageOf(step),
    mentions: parametersMentioned(node),
    ...(imageRef && { imageRef: imageRef.text }),
    mayUseAnyImage: node
      ? imageRef === undefined && valueOf(node, "imageRef") !== undefined
      : type === undefined,
  };
}

function readsOf(step: Step): NameSet {
  const { node, inherits, conditionals } = step;
  const parameters = asMapping(valueOf(node, "parameters"));
  const tested = conditionals.flatMap(({ paramName }) => (paramName ? [paramName.text] : []));
  return {
    names: new Set([...inherits.map(({ output }) => output.text), ...tested]),
    isComplete:
      isReadable(step) &&
      isMappingOrAbsentIn(node, "parameters") &&
      isMappingOrAbsentIn(parameters, "inherit") &&
      inherits.length === (asMapping(valueOf(parameters, "inherit"))?.pairs.length ?? 0) &&
      isMappingOrAbsentIn(node, "executionParameters") &&
      conditionals.length === tested.length,
  };
}

function skipsDependents(node: Step["node"]): boolean {
  const run = asMapping(valueOf(node, "runConfiguration"));
  const skipped = valueOf(asMapping(valueOf(run, "skipConfiguration")), "skipDAG");
  return skipped?.kind === "scalar" && skipped.value.type === "boolean" && skipped.value.value;
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

function ownImageOf(step: Step): StepFacts["ownImage"] {
  if (!isReadable(step)) return "unknown";
  const image = valueOf(step.node, "image");
  if (image === undefined || isAbsentIn(step.node, "image")) return "none";
  return isUnknown(image) ? "unknown" : "built";
}
