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
      addMentioned(node.text, names);
    }
  }
  return { names, isComplete };
}

function addMentioned(text: string, names: Set<string>): void {
  if (!text.includes("@param:")) return;
  // A name may hold anything where nothing but the reference stands.
  const whole = /^@param:(.*)$/s.exec(text)?.[1];
  if (whole !== undefined) names.add(whole.trim());
  for (const [, name = ""] of text.matchAll(/@param:\s*([^\s"',}\]]*)/g)) names.add(name);
}
