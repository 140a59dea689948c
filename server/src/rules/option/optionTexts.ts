import { resolveAlias } from "../../document/effectivePairs.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, valueOf } from "../../model/readNode.js";
import type { ParameterDeclaration } from "../../model/spec.js";

/** The values of all options; undefined when there are none, or not all of them are plain and known. */
export function optionTexts({ node }: ParameterDeclaration): readonly string[] | undefined {
  const options = asSequence(valueOf(node, "options"))?.items ?? [];
  if (options.length === 0) return undefined;
  const values = options.map((item) => resolveAlias(valueOf(asMapping(item), "value")));
  return values.every(isKnownScalar) ? values.map(({ text }) => text) : undefined;
}

/** A scalar whose value neither a template nor its absence leaves open. */
export function isKnownScalar(node: SyntaxNode | undefined): node is ScalarNode {
  return node?.kind === "scalar" && node.value.type !== "unknown" && node.value.type !== "null";
}
