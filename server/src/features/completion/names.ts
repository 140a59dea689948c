import { asText, valueOf } from "../../model/readNode.js";
import type { ReferenceKind } from "../../schema/schema.js";
import type { BlockFile } from "../../model/spec.js";
import type { StepFacts, WorkflowFacts } from "../../model/workflowFacts.js";
import type { Cursor } from "../../document/cursor.js";
import type { DocumentPath } from "../../document/path.js";

/** A name of the file that may stand at a spot. */
export interface NameProposal {
  readonly name: string;
  readonly kind: "step" | "image" | "output" | "parameter";
  /** A word or two beside the name. */
  readonly detail: string;
}

interface NameContext {
  readonly cursor: Cursor;
  readonly path: DocumentPath;
  readonly workflow: WorkflowFacts;
  readonly step: string;
}

/** What is known of the file in which a name is written. */
export interface NameSource {
  /** Where its parameters are declared. */
  readonly file: BlockFile;
  readonly facts: WorkflowFacts | undefined;
}

/** What may be named within a step, by what the schema says that the value names. */
const proposers: Partial<Record<ReferenceKind, (at: NameContext) => NameProposal[]>> = {
  step: stepsAt,
  output: outputsAt,
  image: images,
};

/**
 * The names that fit a value; undefined when the value names nothing of the file.
 *
 * @param path Leads to the value.
 * @param kind What the value names.
 */
export function namesFor(
  cursor: Cursor,
  { path, kind }: { readonly path: DocumentPath; readonly kind: ReferenceKind | undefined },
  { file, facts: workflow }: NameSource,
): readonly NameProposal[] | undefined {
  if (kind === "parameter") return otherParameters(cursor, path, file);
  const propose = kind && proposers[kind];
  const step = String(path[3]);
  if (propose === undefined || path[2] !== "steps" || !workflow?.steps.has(step)) return undefined;
  const taken = namesBeside(cursor);
  return propose({ cursor, path, workflow, step }).filter(({ name }) => !taken.has(name));
}

/** The build parameters, for `@param:` in the configuration. */
export function parameterNames(file: BlockFile): NameProposal[] {
  return file.parameters.flatMap(({ list, name, type }) =>
    list === "build" && name !== undefined
      ? [{ name: name.text, kind: "parameter" as const, detail: type ?? "" }]
      : [],
  );
}

/** The other parameters of the list in which a condition stands. */
function otherParameters(cursor: Cursor, path: DocumentPath, file: BlockFile): NameProposal[] {
  const offset = cursor.kind === "none" ? 0 : cursor.range.start;
  const declared = file.parameters.filter(({ list }) => list === path[1]);
  const own = declared.findLast(({ range }) => range.start <= offset);
  return declared.flatMap((parameter) => {
    const { name, type = "" } = parameter;
    if (parameter === own || name === undefined) return [];
    return [{ name: name.text, kind: "parameter", detail: type }];
  });
}

function stepsAt(context: NameContext): NameProposal[] {
  return context.path[4] === "parents" ? possibleParents(context) : ownParents(context);
}

function outputsAt(context: NameContext): NameProposal[] {
  const isCondition = context.path.at(-1) === "paramName";
  return isCondition ? outputsOfNamedStep(context) : outputsOfAncestors(context);
}

/** The other items of a list: no name is proposed twice. */
function namesBeside(cursor: Cursor): ReadonlySet<string> {
  if (cursor.kind !== "item") return new Set();
  const others = cursor.sequence?.items.filter((item) => item !== cursor.node);
  const texts = (others ?? []).map((item) => asText(item)?.text);
  return new Set(texts.filter((text) => text !== undefined));
}

/** All steps but the step itself and those that wait for it, which would close a circle. */
function possibleParents({ workflow, step }: NameContext): NameProposal[] {
  const waiting = workflow.graph.descendants(step);
  return [...workflow.steps.values()]
    .filter(({ name }) => name !== step && !waiting.has(name))
    .map(stepProposal);
}

/** The step's parents; while it has none, the steps that could become one. */
function ownParents(context: NameContext): NameProposal[] {
  const { workflow, step } = context;
  const parents = workflow.graph.parents(step);
  if (parents.length === 0) return possibleParents(context);
  return parents.flatMap((parent) => {
    const found = workflow.steps.get(parent);
    return found === undefined ? [] : [stepProposal(found)];
  });
}

function stepProposal({ name, type }: StepFacts): NameProposal {
  return { name, kind: "step", detail: `${type ?? "unknown"} step` };
}

/** The outputs of the step that the same condition names; of all parents while it names none. */
function outputsOfNamedStep(context: NameContext): NameProposal[] {
  const { workflow, cursor, step } = context;
  const mapping = cursor.kind === "value" ? cursor.mapping : undefined;
  const named = asText(valueOf(mapping, "stepName"))?.text;
  const owners = named === undefined ? workflow.graph.parents(step) : [named];
  return owners.flatMap((owner) => outputsOf(workflow, owner));
}

function outputsOfAncestors({ workflow, step }: NameContext): NameProposal[] {
  const ancestors = [...workflow.graph.ancestors(step)];
  return ancestors.flatMap((ancestor) => outputsOf(workflow, ancestor));
}

function outputsOf(workflow: WorkflowFacts, owner: string): NameProposal[] {
  const outputs = workflow.steps.get(owner)?.outputs.names ?? [];
  return [...outputs].map((name) => ({ name, kind: "output", detail: `output of ${owner}` }));
}

function images({ workflow }: NameContext): NameProposal[] {
  return [...workflow.images.names].map((name) => ({
    name,
    kind: "image",
    detail: "image",
  }));
}
