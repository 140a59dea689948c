import type { MappingNode, PairNode, SyntaxNode } from "../document/syntaxNode.js";
import {
  asMapping,
  asSequence,
  asText,
  isNull,
  isUnknown,
  namedPartsOf,
  openIf,
  pairOf,
  textListOf,
  valueOf,
} from "./readNode.js";
import { stepTypes } from "./spec.js";
import type { Conditional, NamedParts, ParentStatus, Step, StepType, Text } from "./spec.js";

/**
 * The steps of a workflow's config, in file order.
 *
 * @param isTemplated Whether template statements may add steps and outputs.
 */
export function buildSteps(
  config: MappingNode | undefined,
  isTemplated: boolean,
): NamedParts<Step> {
  const steps = namedPartsOf(config, "steps", (name, pair) => buildStep(name, pair, isTemplated));
  return openIf(isTemplated, steps);
}

/** The steps of a mapping that is read by itself. */
export function buildStepsIn(entries: MappingNode): readonly Step[] {
  return entries.pairs.map((pair) => {
    const { text, range } = pair.key;
    return buildStep({ text, range }, pair, false);
  });
}

function buildStep(name: Text, pair: PairNode, isTemplated: boolean): Step {
  const node = asMapping(pair.value);
  const type = stepTypeOf(node, pair.value);
  const parents = textListOf(node, "parents");
  const imageRef = asText(valueOf(node, "imageRef"));
  const execution = asMapping(valueOf(node, "executionParameters"));
  return {
    name,
    range: pair.range,
    ...(node && { node }),
    ...(type && { type }),
    ...(parents && { parents }),
    ...(imageRef && { imageRef }),
    conditionals: mappingsOf(execution, "conditional").map(buildConditional),
    parentStatuses: mappingsOf(execution, "parentStatus").map(buildParentStatus),
    outputs: openIf(
      isTemplated,
      namedPartsOf(node, "outputParameters", (output) => output),
    ),
    inherits: buildInherits(node),
  };
}

/** A step without `type` is a standard step; a type that is unknown or wrong is none. */
function stepTypeOf(
  node: MappingNode | undefined,
  value: SyntaxNode | undefined,
): StepType | undefined {
  if (!node) return value === undefined ? "standard" : undefined;
  const type = pairOf(node, "type");
  if (!type?.value || isNull(type.value)) return "standard";
  if (isUnknown(type.value)) return undefined;
  const text = asText(type.value)?.text;
  return stepTypes.find((known) => known === text);
}

function buildConditional(node: MappingNode): Conditional {
  const condition = asText(valueOf(node, "condition"));
  const stepName = asText(valueOf(node, "stepName"));
  const paramName = asText(valueOf(node, "paramName"));
  const value = valueOf(node, "value");
  return {
    range: node.range,
    ...(condition && { condition }),
    ...(stepName && { stepName }),
    ...(paramName && { paramName }),
    ...(value && { value }),
  };
}

function buildParentStatus(node: MappingNode): ParentStatus {
  const condition = asText(valueOf(node, "condition"));
  const parents = textListOf(node, "parents");
  const status = textListOf(node, "status");
  return {
    range: node.range,
    ...(condition && { condition }),
    ...(parents && { parents }),
    ...(status && { status }),
  };
}

function buildInherits(node: MappingNode | undefined): Step["inherits"] {
  const inherits = namedPartsOf(asMapping(valueOf(node, "parameters")), "inherit", (name, pair) => {
    const output = asText(pair.value);
    return output && { name, output };
  });
  return [...inherits.parts.values()];
}

function mappingsOf(mapping: MappingNode | undefined, key: string): readonly MappingNode[] {
  const items = asSequence(valueOf(mapping, key))?.items ?? [];
  return items.map(asMapping).filter((item) => item !== undefined);
}
