import { effectivePairs } from "../document/effectivePairs.js";
import { moveFromPart, moveFromRest, type MoveRange } from "../document/parts/joinParts.js";
import { createMemory } from "../document/parts/memory.js";
import type { EntryPart } from "../document/parts/part.js";
import type { OffsetRange, SyntaxNode } from "../document/syntaxNode.js";
import { stepsIn, type PartedFile } from "../model/partedFile.js";
import { asMapping, valueOf } from "../model/readNode.js";
import type { BlockFile, Step, Text, Workflow } from "../model/spec.js";
import type { WorkflowFacts } from "../model/workflowFacts.js";

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

/** All occurrences of names in a file that is read as a whole, in the order of the text. */
export function occurrences(
  file: BlockFile | undefined,
  facts: WorkflowFacts | undefined,
): readonly Occurrence[] {
  if (file === undefined) return [];
  const steps = [...(file.workflow?.steps.parts.values() ?? [])];
  return [
    ...steps.flatMap((step) => namesInStep(step)),
    ...(file.workflow ? imageDeclarations(file.workflow) : []),
    ...parameterOccurrences(file),
  ]
    .flatMap((name) => withOwner(name, facts) ?? [])
    .sort(compareOccurrences);
}

/** All occurrences of names in a file that is read in parts, in the order of the text. */
export function occurrencesInParts({ parted, rest, facts }: PartedFile): readonly Occurrence[] {
  const moveRest = moveFromRest(parted);
  const found = parted.parts.flatMap((part, index) => {
    const move = moveFromPart(parted, index);
    return namesInPart(part).flatMap((name) => {
      const owned = withOwner(name, facts);
      return owned ? moved(owned, move) : [];
    });
  });
  const others = [...imageDeclarations(rest.workflow), ...parameterOccurrences(rest)];
  return [...found, ...others.map((name) => moved(name, moveRest))].sort(compareOccurrences);
}

function compareOccurrences(a: Occurrence, b: Occurrence): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

/** An occurrence of an inherited output, of which the declaring step is still to be found. */
interface InheritedOutput extends Occurrence {
  readonly inheritedBy?: string;
}

const knownNames = createMemory<readonly InheritedOutput[]>();

function namesInPart(part: EntryPart): readonly InheritedOutput[] {
  const known = knownNames.get(part);
  if (known) return known;
  const names = [
    ...stepsIn(part).flatMap((step) => namesInStep(step)),
    ...parameterReferences(part.entries),
  ];
  knownNames.set(part, names);
  return names;
}

function moved(name: Occurrence, move: MoveRange): Occurrence {
  const range = move(name.range);
  return name.whole ? { ...name, range, whole: move(name.whole) } : { ...name, range };
}

/** An inherited output with its owner: the step before that declares it, where possible a parent. None without one. */
function withOwner(
  { inheritedBy, ...name }: InheritedOutput,
  facts: WorkflowFacts | undefined,
): Occurrence | undefined {
  if (inheritedBy === undefined) return name;
  if (!facts) return undefined;
  const { graph, steps } = facts;
  const parents = graph.parents(inheritedBy);
  const before = graph.ancestors(inheritedBy);
  const owner =
    parents.find((parent) => steps.get(parent)?.outputs.names.has(name.name)) ??
    facts.outputOwners(name.name).find((step) => before.has(step));
  return owner === undefined ? undefined : { ...name, owner };
}

function namesInStep(step: Step): readonly InheritedOutput[] {
  return [
    declaration("step", step.name, step.range),
    ...outputDeclarations(step),
    ...stepReferences(step),
  ];
}

function imageDeclarations({ images }: Workflow): readonly Occurrence[] {
  return [...images.parts.values()].map(({ name, range }) => declaration("image", name, range));
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

function stepReferences(step: Step): readonly InheritedOutput[] {
  const found: InheritedOutput[] = [];
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
    found.push({ ...reference("output", output), inheritedBy: step.name.text });
  }
  return found;
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
