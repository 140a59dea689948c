import type { OffsetRange, SyntaxNode } from "../document/syntaxNode.js";
import { effectivePairs } from "../document/effectivePairs.js";
import { asMapping, valueOf } from "../model/readNode.js";
import type { BlockFile, Step, Text, Workflow } from "../model/spec.js";

/**
 * A place in a block file that declares or uses a name. Two occurrences mean the same thing when `kind`, `name` and
 * `owner` agree.
 */
export interface Occurrence {
  readonly kind: "step" | "image" | "output" | "parameter";
  readonly name: string;
  /** The step that declares an output parameter. */
  readonly owner?: string;
  readonly role: "declaration" | "reference";
  /** The name itself, with its quotes. */
  readonly range: OffsetRange;
  /** Of a declaration: all that belongs to it. */
  readonly whole?: OffsetRange;
}

/** How a value of the configuration names a build parameter. */
const parameterReference = /^@param:(.*)$/s;

/** All occurrences of names in a file. */
export function occurrences(file: BlockFile): readonly Occurrence[] {
  const { workflow } = file;
  return [
    ...(workflow === undefined ? [] : workflowOccurrences(workflow)),
    ...parameterOccurrences(file),
  ];
}

function workflowOccurrences(workflow: Workflow): Occurrence[] {
  const steps = [...workflow.steps.parts.values()];
  const images = [...workflow.images.parts.values()];
  return [
    ...steps.map((step) => declaration("step", step.name, step.range)),
    ...images.map((image) => declaration("image", image.name, image.range)),
    ...steps.flatMap((step) => outputDeclarations(step)),
    ...steps.flatMap((step) => stepReferences(step, workflow)),
  ];
}

function declaration(kind: Occurrence["kind"], name: Text, whole: OffsetRange): Occurrence {
  return { kind, name: name.text, role: "declaration", range: name.range, whole };
}

function reference(kind: Occurrence["kind"], name: Text, owner?: string): Occurrence {
  const { text, range } = name;
  return { kind, name: text, role: "reference", range, ...(owner !== undefined && { owner }) };
}

function outputDeclarations(step: Step): Occurrence[] {
  const outputs = asMapping(valueOf(step.node, "outputParameters"));
  if (outputs === undefined) return [];
  return effectivePairs(outputs).map(({ key, range }) => ({
    kind: "output",
    name: key.text,
    owner: step.name.text,
    role: "declaration",
    range: key.range,
    whole: range,
  }));
}

function stepReferences(step: Step, workflow: Workflow): Occurrence[] {
  const found: Occurrence[] = [];
  const steps = (names: readonly (Text | undefined)[] = []) => {
    for (const name of names) if (name) found.push(reference("step", name));
  };
  steps(step.parents?.items);
  if (step.imageRef) found.push(reference("image", step.imageRef));
  for (const { stepName, paramName } of step.conditionals) {
    steps([stepName]);
    if (stepName && paramName) found.push(reference("output", paramName, stepName.text));
  }
  for (const { parents } of step.parentStatuses) steps(parents?.items);
  for (const { output } of step.inherits) {
    const owner = declaringAncestor(step, output.text, workflow);
    if (owner !== undefined) found.push(reference("output", output, owner));
  }
  return found;
}

/** The step before this one that declares an output of that name; parents are asked first. */
function declaringAncestor(step: Step, output: string, workflow: Workflow): string | undefined {
  const { graph, steps } = workflow;
  const name = step.name.text;
  const candidates = [...graph.parents(name), ...graph.ancestors(name)];
  return candidates.find((candidate) => steps.parts.get(candidate)?.outputs.parts.has(output));
}

function parameterOccurrences(file: BlockFile): Occurrence[] {
  const declared = file.parameters.flatMap(({ list, name, range }) =>
    list === "build" && name !== undefined ? [declaration("parameter", name, range)] : [],
  );
  const config = valueOf(file.body, "config");
  return config === undefined ? declared : [...declared, ...parameterReferences(config)];
}

function parameterReferences(root: SyntaxNode): Occurrence[] {
  const found: Occurrence[] = [];
  const pending: (SyntaxNode | undefined)[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node?.kind === "mapping") pending.push(...node.pairs.map(({ value }) => value));
    else if (node?.kind === "sequence") pending.push(...node.items);
    else if (node?.kind === "scalar") {
      const name = parameterReference.exec(node.text)?.[1];
      if (name === undefined) continue;
      found.push({ kind: "parameter", name, role: "reference", range: node.range });
    }
  }
  return found;
}
