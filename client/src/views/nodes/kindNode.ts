import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type TreeItemData } from "./node.js";

const kinds = new Map([
  ["workflow", { label: "Workflows", icon: "type-hierarchy" }],
  ["service", { label: "Services", icon: "server-process" }],
  ["webapp", { label: "Web apps", icon: "browser" }],
]);

/** All that is of one kind. */
export class KindNode extends ResourceNode {
  readonly #kind: string;
  readonly #children: readonly ResourceNode[];

  constructor(kind: string, children: readonly ResourceNode[]) {
    super();
    this.#kind = kind;
    this.#children = children;
  }

  toTreeItem(): TreeItemData {
    const known = kinds.get(this.#kind);
    return {
      id: `kind/${this.#kind}`,
      label: known?.label ?? displayText(this.#kind),
      icon: { id: known?.icon ?? "symbol-misc" },
      contextValue: "kind",
      expansion: "expanded",
    };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    return Promise.resolve(this.#children);
  }
}
