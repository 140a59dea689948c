import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { valueOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";

const prefix = "@param:";

/** A scalar below `config` that is a whole `@param:<name>` reference. */
export interface ParameterReference {
  readonly name: string;
  readonly node: ScalarNode;
}

/** All references below `config`, in no particular order. What aliases stand for is visited where it is written. */
export function findParameterReferences(file: BlockFile): readonly ParameterReference[] {
  const references: ParameterReference[] = [];
  const waiting: (SyntaxNode | undefined)[] = [valueOf(file.body, "config")];
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

/** Names declared in one of the lists. */
export function declaredNames(file: BlockFile, list: "build" | "run"): ReadonlySet<string> {
  return new Set(
    file.parameters.flatMap((each) => (each.list === list && each.name ? each.name.text : [])),
  );
}
