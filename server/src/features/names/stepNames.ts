import { effectivePairs } from "../../document/effectivePairs.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { asMapping, valueOf } from "../../model/readNode.js";
import type { Step, Text } from "../../model/spec.js";
import { declaration, reference, type PieceOccurrence } from "./occurrence.js";

/** The names that a step declares and uses: of steps, images and output parameters. */
export function stepNames(step: Step): readonly PieceOccurrence[] {
  const owner = step.name.text;
  return [
    declaration("step", step.name, { whole: step.range }),
    ...outputPairs(step).map(({ key, range }) =>
      declaration("output", key, { owner, whole: range }),
    ),
    ...(step.imageRef ? [reference("image", step.imageRef)] : []),
    ...namesOfSteps(step.parents?.items),
    ...step.conditionals.flatMap(({ stepName, paramName }) => [
      ...namesOfSteps([stepName]),
      ...(stepName && paramName ? [reference("output", paramName, { owner: stepName.text })] : []),
    ]),
    ...step.parentStatuses.flatMap(({ parents }) => namesOfSteps(parents?.items)),
    ...step.inherits.map(({ output }) => ({ ...reference("output", output), inheritedBy: owner })),
  ];
}

function namesOfSteps(names: readonly (Text | undefined)[] = []): readonly PieceOccurrence[] {
  return names.flatMap((name) => (name ? [reference("step", name)] : []));
}

function outputPairs({ node }: Step): readonly PairNode[] {
  const outputs = asMapping(valueOf(node, "outputParameters"));
  const pairs = outputs ? effectivePairs(outputs) : [];
  return pairs.filter(({ key }) => key.value.type !== "unknown");
}
