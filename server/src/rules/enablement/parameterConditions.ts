import type { MappingNode, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, asText, pairOf, valueOf } from "../../model/readNode.js";
import type { ParameterDeclaration, Text } from "../../model/spec.js";

/** A comparison with the value of another parameter. */
export interface BasicCondition {
  readonly node: MappingNode;
  readonly dependsOn?: Text;
  readonly value?: SyntaxNode;
}

/** The conditions under which a parameter is asked for. */
export interface ParameterConditions {
  /** Those that stand in the list themselves. */
  readonly direct: readonly BasicCondition[];
  /** Those that an entry with `conditionType` joins. */
  readonly joined: readonly BasicCondition[];
}

export function parameterConditions({ node }: ParameterDeclaration): ParameterConditions {
  const entries = mappingsOf(node, "conditions");
  const isComposite = (entry: MappingNode) =>
    pairOf(entry, "conditionType") !== undefined || pairOf(entry, "conditions") !== undefined;
  return {
    direct: entries.filter((entry) => !isComposite(entry)).map(readBasic),
    joined: entries
      .filter(isComposite)
      .flatMap((entry) => mappingsOf(entry, "conditions"))
      .map(readBasic),
  };
}

/** All comparisons, joined or not. */
export function allConditions(declaration: ParameterDeclaration): readonly BasicCondition[] {
  const { direct, joined } = parameterConditions(declaration);
  return [...direct, ...joined];
}

function mappingsOf(mapping: MappingNode, key: string): readonly MappingNode[] {
  const items = asSequence(valueOf(mapping, key))?.items ?? [];
  return items.flatMap((item) => asMapping(item) ?? []);
}

function readBasic(node: MappingNode): BasicCondition {
  const dependsOn = asText(valueOf(node, "dependsOn"));
  const value = valueOf(node, "value");
  return { node, ...(dependsOn && { dependsOn }), ...(value && { value }) };
}
