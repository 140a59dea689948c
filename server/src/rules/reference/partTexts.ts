import type { DocumentPath } from "../../document/path.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { FilePart } from "../rule.js";

/** A text of a file with its way from the root. */
export interface PartText {
  readonly node: ScalarNode;
  readonly path: DocumentPath;
}

/** The known texts of a part. What aliases stand for is visited where it is written. */
export function partTexts({ pair, path }: FilePart): readonly PartText[] {
  const found: PartText[] = [];
  const open = [{ node: pair.value, path }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path: at } = next;
    if (node?.kind === "scalar" && node.value.type === "string") found.push({ node, path: at });
    else open.push(...children(node, at));
  }
  return found;
}

/** Whether a path leads into `config`, where references to build parameters are replaced. */
export function isBelowConfig([body, config]: DocumentPath): boolean {
  return body === "body" && config === "config";
}

function children(node: SyntaxNode | undefined, path: DocumentPath) {
  if (node?.kind === "mapping") {
    return node.pairs.map(({ key, value }) => ({ node: value, path: [...path, key.text] }));
  }
  if (node?.kind !== "sequence") return [];
  return node.items.map((item, index) => ({ node: item, path: [...path, index] }));
}
