import type { MappingNode } from "../document/syntaxNode.js";
import { asMapping, asSequence, asText, valueOf } from "./readNode.js";
import { parameterTypes } from "./spec.js";
import type { ParameterDeclaration } from "./spec.js";

/** The parameters declared beside `body`, build parameters first. */
export function buildParameters(root: MappingNode): readonly ParameterDeclaration[] {
  const parameters = asMapping(valueOf(root, "parameters"));
  return (["build", "run"] as const).flatMap((list) =>
    (asSequence(valueOf(parameters, list))?.items ?? [])
      .map(asMapping)
      .filter((node) => node !== undefined)
      .map((node) => buildDeclaration(list, node)),
  );
}

function buildDeclaration(list: "build" | "run", node: MappingNode): ParameterDeclaration {
  const name = asText(valueOf(node, "name"));
  const typeName = asText(valueOf(node, "type"))?.text;
  const type = parameterTypes.find((known) => known === typeName);
  const defaultValue = valueOf(node, "defaultValue");
  return {
    list,
    range: node.range,
    node,
    ...(name && { name }),
    ...(type && { type }),
    ...(defaultValue && { defaultValue }),
  };
}
