import { asText, valueOf } from "../../../model/readNode.js";
import type { StepFacts, WorkflowFacts } from "../../../model/workflowFacts.js";
import { referenceOf } from "../../../schema/lookup.js";
import type { Place } from "../place.js";
import { mappingAtCursor, textSnippet } from "../place.js";
import type { Proposal } from "../proposal.js";

/** The place within a step at which a name is written. */
interface StepPlace {
  readonly place: Place;
  readonly workflow: WorkflowFacts;
  readonly step: string;
}

/** The names of steps, output parameters and images that fit a value of a step. */
export function workflowNames(place: Place): readonly Proposal[] {
  const { facts: workflow, path, schemas } = place;
  const step = String(path[3]);
  if (path[2] !== "steps" || !workflow?.steps.has(step)) return [];
  const at = { place, workflow, step };
  switch (referenceOf(schemas)) {
    case "step":
      return stepsAt(at);
    case "output":
      return outputsAt(at);
    case "image":
      return images(at);
    default:
      return [];
  }
}

/** The other parameters of the list in which a condition stands. */
export function parametersOfConditions(place: Place): readonly Proposal[] {
  if (referenceOf(place.schemas) !== "parameter") return [];
  const offset = place.cursor.range.start;
  const declared = place.file()?.parameters.filter(({ list }) => list === place.path[1]) ?? [];
  const own = declared.findLast(({ range }) => range.start <= offset);
  return declared.flatMap((parameter): Proposal[] => {
    const { name, type: detail } = parameter;
    if (parameter === own || name === undefined) return [];
    const snippet = textSnippet(place, name.text);
    return [{ label: name.text, kind: "parameter", snippet, detail }];
  });
}

function stepsAt(at: StepPlace): readonly Proposal[] {
  return at.place.path[4] === "parents" ? possibleParents(at) : ownParents(at);
}

/**
 * All steps but the step itself and those that wait for it, which would close a circle: those before it in the file
 * first, the nearest leading, since steps are mostly written in the order in which they run.
 */
function possibleParents({ place, workflow, step }: StepPlace): readonly Proposal[] {
  const waiting = workflow.graph.descendants(step);
  const names = [...workflow.steps.values()];
  const own = names.findIndex(({ name }) => name === step);
  return [...names.slice(0, own).reverse(), ...names.slice(own + 1)]
    .filter(({ name }) => !waiting.has(name))
    .map((facts) => stepProposal(place, facts));
}

/** The step's parents; while it has none, the steps that could become one. */
function ownParents(at: StepPlace): readonly Proposal[] {
  const { place, workflow, step } = at;
  const parents = workflow.graph.parents(step);
  if (parents.length === 0) return possibleParents(at);
  return parents.flatMap((parent) => {
    const found = workflow.steps.get(parent);
    return found === undefined ? [] : [stepProposal(place, found)];
  });
}

function stepProposal(place: Place, { name, type }: StepFacts): Proposal {
  return {
    label: name,
    kind: "step",
    snippet: textSnippet(place, name),
    detail: `${type ?? "unknown"} step`,
    about: { is: "step", name },
  };
}

function outputsAt(at: StepPlace): readonly Proposal[] {
  const isCondition = at.place.path.at(-1) === "paramName";
  return isCondition ? outputsOfNamedStep(at) : outputsOfAncestors(at);
}

/** The outputs of the step that the same condition names; of all parents while it names none. */
function outputsOfNamedStep({ place, workflow, step }: StepPlace): readonly Proposal[] {
  const named = asText(valueOf(mappingAtCursor(place), "stepName"))?.text;
  const owners = named === undefined ? workflow.graph.parents(step) : [named];
  return outputsOf(owners, workflow).map((output) => outputProposal(place, output));
}

function outputsOfAncestors({ place, workflow, step }: StepPlace): readonly Proposal[] {
  return outputsOf(ownersBefore(workflow, step), workflow).map((output) =>
    outputProposal(place, output),
  );
}

/** An output parameter and the step that declares it. */
export interface OutputName {
  readonly name: string;
  readonly owner: string;
}

/** The outputs that a step can inherit: those of its parents first, each name once. */
export function inheritableOutputs(workflow: WorkflowFacts, step: string): readonly OutputName[] {
  return outputsOf(ownersBefore(workflow, step), workflow);
}

function ownersBefore({ graph }: WorkflowFacts, step: string): readonly string[] {
  return [...new Set([...graph.parents(step), ...graph.ancestors(step)])];
}

function outputsOf(owners: readonly string[], { steps }: WorkflowFacts): readonly OutputName[] {
  const found = new Map<string, OutputName>();
  for (const owner of owners) {
    for (const name of steps.get(owner)?.outputs.names ?? []) {
      if (!found.has(name)) found.set(name, { name, owner });
    }
  }
  return [...found.values()];
}

function outputProposal(place: Place, { name, owner }: OutputName): Proposal {
  return {
    label: name,
    kind: "output",
    snippet: textSnippet(place, name),
    detail: `output of ${owner}`,
    about: { is: "step", name: owner },
  };
}

function images({ place, workflow }: StepPlace): readonly Proposal[] {
  return [...workflow.images.names].map((name) => ({
    label: name,
    kind: "image",
    snippet: textSnippet(place, name),
    detail: "image",
  }));
}
