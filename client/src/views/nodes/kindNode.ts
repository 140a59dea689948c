import { GroupNode } from "./groupNode.js";
import type { ResourceNode } from "./node.js";

const kinds = new Map([
  ["workflow", { label: "Workflows", icon: "type-hierarchy" }],
  ["service", { label: "Services", icon: "server-process" }],
  ["webapp", { label: "Web apps", icon: "browser" }],
]);

/** All that is of one kind. */
export function kindNode(kind: string, children: readonly ResourceNode[]): GroupNode {
  const known = kinds.get(kind);
  return new GroupNode({
    id: `kind/${kind}`,
    label: known?.label ?? kind,
    icon: { id: known?.icon ?? "symbol-misc" },
    contextValue: "kind",
    expansion: "expanded",
    children: () => Promise.resolve(children),
  });
}
