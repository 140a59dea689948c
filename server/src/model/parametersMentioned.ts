import type { SyntaxNode } from "../document/syntaxNode.js";
import type { NameSet } from "./workflowFacts.js";

/**
 * The names behind `@param:` in the texts below a node, whether they are references or only look like some. Incomplete
 * where a template decides about a text.
 */
export function parametersMentioned(root: SyntaxNode | undefined): NameSet {
  const names = new Set<string>();
  let isComplete = true;
  const open: (SyntaxNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node?.kind === "mapping") {
      for (const { key, value } of node.pairs) open.push(key, value);
    } else if (node?.kind === "sequence") open.push(...node.items);
    else if (node?.kind === "scalar") {
      if (node.value.type === "unknown") isComplete = false;
      if (!node.text.includes("@param:")) continue;
      for (const name of namesIn(node.text)) names.add(name);
    }
  }
  return { names, isComplete };
}

/** A name may hold anything where nothing but the reference stands. */
function namesIn(text: string): readonly string[] {
  const whole = /^@param:(.*)$/s.exec(text)?.[1];
  const parts = [...text.matchAll(/@param:\s*([^\s"',}\]]*)/g)].map(([, name = ""]) => name);
  return whole === undefined ? parts : [whole.trim(), ...parts];
}
