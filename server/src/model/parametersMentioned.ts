import type { SyntaxNode } from "../document/syntaxNode.js";

/** The names behind `@param:` in the texts below a node, whether they are references or only look like some. */
export function parametersMentioned(root: SyntaxNode | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  const open: (SyntaxNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node?.kind === "mapping") open.push(...node.pairs.map(({ value }) => value));
    else if (node?.kind === "sequence") open.push(...node.items);
    else if (node?.kind === "scalar" && node.text.includes("@param:")) {
      for (const [, name = ""] of node.text.matchAll(/@param:\s*([^\s"',}\]]*)/g)) names.add(name);
    }
  }
  return names;
}
