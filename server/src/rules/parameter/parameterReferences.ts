import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";

const prefix = "@param:";

/** A scalar that is a whole `@param:<name>` reference. */
export interface ParameterReference {
  readonly name: string;
  readonly node: ScalarNode;
}

/** All references in a part of the config. What aliases stand for is visited where it is written. */
export function findParameterReferences(part: SyntaxNode): readonly ParameterReference[] {
  const references: ParameterReference[] = [];
  const waiting: (SyntaxNode | undefined)[] = [part];
  for (let node = waiting.pop(); waiting.length > 0 || node; node = waiting.pop()) {
    if (node?.kind === "mapping") waiting.push(...node.pairs.map((pair) => pair.value));
    else if (node?.kind === "sequence") waiting.push(...node.items);
    else if (node?.kind === "scalar" && isKnownReference(node)) {
      references.push({ name: node.text.slice(prefix.length).trim(), node });
    }
  }
  return references;
}

function isKnownReference({ text, value }: ScalarNode): boolean {
  return value.type === "string" && text.startsWith(prefix);
}
