import type { DocumentPath } from "../../document/path.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { ConfigPart } from "../rule.js";

/** A text below `config` with its way from there. */
export interface ConfigText {
  readonly node: ScalarNode;
  readonly path: DocumentPath;
}

/** The known texts of a part of `config`. What aliases stand for is visited where it is written. */
export function configTexts({ node, path }: ConfigPart): readonly ConfigText[] {
  const found: ConfigText[] = [];
  const open: ConfigPart[] = [{ node, path }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node: current, path: at } = next;
    if (current.kind !== "scalar") open.push(...children(current, at));
    else if (current.value.type === "string") found.push({ node: current, path: at });
  }
  return found;
}

function children(node: SyntaxNode, path: DocumentPath): readonly ConfigPart[] {
  const entries: readonly (readonly [string | number, SyntaxNode | undefined])[] =
    node.kind === "mapping"
      ? node.pairs.map(({ key, value }) => [key.text, value])
      : node.kind === "sequence"
        ? [...node.items.entries()]
        : [];
  return entries.flatMap(([segment, child]) =>
    child ? [{ node: child, path: [...path, segment] }] : [],
  );
}
