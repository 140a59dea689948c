import { effectivePairs } from "../../document/effectivePairs.js";
import type { SyntaxTree } from "../../document/syntaxNode.js";
import { asMapping, valueOf } from "../../model/readNode.js";
import { runTimePlaceholders } from "../../model/runTimePlaceholders.js";
import type { Step } from "../../model/spec.js";
import { declaration, type Occurrence } from "./occurrence.js";

/**
 * The variables of an http step and the placeholders in its request that the platform fills with them. What other steps
 * run is not in the file, so nothing is said about their variables.
 */
export function environmentNames(
  tree: Pick<SyntaxTree, "text" | "templateTags">,
  { node, name: { text: owner } }: Step,
): readonly Occurrence[] {
  const placeholders = runTimePlaceholders(tree, node);
  if (placeholders.length === 0) return [];
  const parameters = asMapping(valueOf(node, "parameters"));
  const declared = ["env", "inherit"].flatMap((key) => {
    const mapping = asMapping(valueOf(parameters, key));
    const pairs = mapping ? effectivePairs(mapping) : [];
    return pairs.filter((pair) => pair.key.value.type !== "unknown");
  });
  const names = new Set(declared.map(({ key }) => key.text));
  return [
    ...declared.map(({ key, range }) => declaration("environment", key, { owner, whole: range })),
    ...placeholders.flatMap(({ name, filledBy, range: touch }): Occurrence[] => {
      if (filledBy !== "platform" || !names.has(name)) return [];
      const start = tree.text.indexOf(name, touch.start);
      const range = { start, end: start + name.length };
      return [{ kind: "environment", name, owner, role: "reference", form: "word", range, touch }];
    }),
  ];
}
