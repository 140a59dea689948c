import { resolveAlias } from "../../document/effectivePairs.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { isNull, isUnknown } from "../../model/readNode.js";
import type { StepFacts, WorkflowFacts } from "../../model/workflowFacts.js";
import type { CommonContext, FilePart } from "../rule.js";

/**
 * The key that asks for an image to be built: the first step's own `image`, the `image` of a service, or else `images`.
 * Undefined in all other parts of a file.
 */
export function keyOfBuild(part: FilePart, { workflow }: CommonContext): PairNode | undefined {
  const [body, config, key, step] = part.path;
  if (body !== "body" || config !== "config") return undefined;
  const first = workflow && firstBuilder(workflow);
  if (key === "steps") return first === step ? ownImage(part.pair) : undefined;
  const isBuilt =
    (key === "image" && workflow === undefined) || (key === "images" && first === undefined);
  return isBuilt && holdsSomething(part.pair) ? part.pair : undefined;
}

/** The name of the first step that has an image of its own to build. */
function firstBuilder({ steps }: WorkflowFacts): string | undefined {
  return [...steps.values()].find(({ ownImage }) => ownImage === "built")?.name;
}

function ownImage({ value }: PairNode): PairNode | undefined {
  const step = resolveAlias(value);
  return step?.kind === "mapping" ? step.pairs.find(({ key }) => key.text === "image") : undefined;
}

function holdsSomething({ value }: PairNode): boolean {
  const node = resolveAlias(value);
  if (!node || isNull(node) || isUnknown(node)) return false;
  return node.kind !== "mapping" || node.pairs.length > 0;
}

/** Whether nothing is built, and nothing that is not known may be. */
export function buildsNothing({ steps }: Pick<WorkflowFacts, "steps">): boolean {
  return [...steps.values()].every(({ ownImage: own }: StepFacts) => own === "none");
}
