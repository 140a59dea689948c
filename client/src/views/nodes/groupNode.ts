import type { Target } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type NodeIcon, type TreeItemData } from "./node.js";
import { spoken } from "./spoken.js";

export interface GroupNodeOptions {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: NodeIcon;
  readonly contextValue: string;
  readonly expansion: "collapsed" | "expanded";
  /** What commands of the heading act on. */
  readonly target?: Target;
  readonly children: () => Promise<readonly ResourceNode[]>;
}

/** A heading over nodes that belong together. */
export class GroupNode extends ResourceNode {
  override readonly target: Target | undefined;
  readonly #options: GroupNodeOptions;

  constructor(options: GroupNodeOptions) {
    super();
    this.#options = options;
    this.target = options.target;
  }

  toTreeItem(): TreeItemData {
    const { id, label, description, icon, contextValue, expansion } = this.#options;
    const shown = displayText(label);
    return {
      id,
      label: shown,
      ...(description !== undefined && { description: displayText(description) }),
      accessibleLabel: spoken(shown, description && displayText(description)),
      icon,
      contextValue,
      expansion,
    };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    return this.#options.children();
  }
}
