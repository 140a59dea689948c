import type { DocumentPath } from "../../document/path.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { isBelowConfig, partTexts } from "../reference/partTexts.js";
import type { FilePart } from "../rule.js";

const prefix = "@param:";

/** A scalar below `config` that is a whole `@param:<name>` reference. */
export interface ParameterReference {
  readonly name: string;
  readonly node: ScalarNode;
  /** From the root. */
  readonly path: DocumentPath;
}

/** All references in a part of the config. What aliases stand for is visited where it is written. */
export function findParameterReferences(part: FilePart): readonly ParameterReference[] {
  if (!isBelowConfig(part.path)) return [];
  return partTexts(part).flatMap(({ node, path }) =>
    node.text.startsWith(prefix)
      ? [{ name: node.text.slice(prefix.length).trim(), node, path }]
      : [],
  );
}
