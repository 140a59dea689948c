import { createMemory } from "../document/parts/memory.js";
import type { EntryPart } from "../document/parts/part.js";
import { readParted, type PartedText } from "../document/parts/partedText.js";
import { buildBlockFile } from "./buildBlockFile.js";
import { buildStepsIn } from "./buildSteps.js";
import { declarationsOf, isSameDeclarations, type Declarations } from "./declarations.js";
import type { BlockFile, DocumentKind, Step, Workflow } from "./spec.js";
import {
  areKnownFacts,
  createWorkflowFacts,
  nameSet,
  parameterFacts,
  stepFacts,
  type StepFacts,
  type WorkflowFacts,
} from "./workflowFacts.js";

/** The keys that lead to the steps of a workflow, whose entries are read by themselves. */
export const stepsPath = ["body", "config", "steps"] as const;

/** A block file with a workflow, read in parts. What an edit leaves as it was is the same object as before. */
export interface PartedFile {
  readonly parted: PartedText;
  readonly kind: DocumentKind;
  /** The rest, whose workflow has no steps; ranges count in the text of the rest. */
  readonly rest: BlockFile & { readonly workflow: Workflow };
  readonly facts: WorkflowFacts;
  readonly declared: Declarations;
}

/** The text of a file in parts, with those of an earlier version; undefined where it has to be read as a whole. */
export function readPartedFile(text: string, earlier?: PartedText): PartedText | undefined {
  return readParted(text, stepsPath, earlier);
}

/** The meaning of a file in parts; undefined where it is none with a workflow. */
export function buildPartedFile(
  parted: PartedText,
  kind: DocumentKind,
  earlier?: PartedFile,
): PartedFile | undefined {
  const isSameRest = earlier?.parted.rest === parted.rest && earlier.kind === kind;
  const rest = isSameRest ? earlier.rest : buildRest(parted, kind);
  if (!rest) return undefined;
  if (isSameRest && isSaidAlready(parted.parts, earlier)) return { ...earlier, parted };
  const steps = new Map<string, StepFacts>();
  for (const part of parted.parts) {
    for (const facts of factsIn(part)) steps.set(facts.name, facts);
  }
  const sources = {
    isComplete: rest.workflow.steps.complete,
    steps,
    images: nameSet(rest.workflow.images),
    parameters: parameterFacts(rest.parameters),
  };
  const facts = createWorkflowFacts(sources, earlier?.facts);
  return { parted, kind, rest, facts, declared: takeDeclared(rest, earlier?.declared) };
}

/** Whether the parts that are new say what those in their places have said. */
function isSaidAlready(parts: readonly EntryPart[], { parted, facts }: PartedFile): boolean {
  if (parts.length !== parted.parts.length) return false;
  return parts.every((part, index) => {
    const earlier = parted.parts[index];
    if (part === earlier || !earlier) return part === earlier;
    const names = (meaning: EntryPart) => factsIn(meaning).map(({ name }) => name);
    return (
      names(part).join("\n") === names(earlier).join("\n") && areKnownFacts(factsIn(part), facts)
    );
  });
}

function buildRest({ rest }: PartedText, kind: DocumentKind): PartedFile["rest"] | undefined {
  const file = buildBlockFile(rest.tree, kind);
  const workflow = file?.workflow;
  return workflow && { ...file, workflow };
}

function takeDeclared(rest: BlockFile, earlier: Declarations | undefined) {
  const declared = declarationsOf(rest);
  return earlier && isSameDeclarations(earlier, declared) ? earlier : declared;
}

interface Meaning {
  readonly steps: readonly Step[];
  readonly facts: readonly StepFacts[];
}

const meanings = createMemory<Meaning>();

function meaningOf(part: EntryPart): Meaning {
  const known = meanings.get(part);
  if (known) return known;
  const steps = buildStepsIn(part.entries);
  const meaning = { steps, facts: steps.map((step) => stepFacts(step.name.text, step)) };
  meanings.set(part, meaning);
  return meaning;
}

/** The steps of a part; ranges count in the text of the part. */
export function stepsIn(part: EntryPart): readonly Step[] {
  return meaningOf(part).steps;
}

function factsIn(part: EntryPart): readonly StepFacts[] {
  return meaningOf(part).facts;
}
