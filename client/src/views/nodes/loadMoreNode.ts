import type { CollectionName } from "../../resources/resourceStore.js";
import type { TargetOf } from "../../resources/target.js";
import { ResourceNode, type TreeItemData } from "./node.js";

/** The last line of a list that goes on. */
export class LoadMoreNode extends ResourceNode {
  override readonly target: TargetOf<"more">;
  readonly #id: string;

  constructor(id: string, collection: CollectionName) {
    super();
    this.#id = id;
    this.target = { kind: "more", collection };
  }

  toTreeItem(): TreeItemData {
    return {
      id: this.#id,
      label: "Load more…",
      accessibleLabel: "Load more of this list",
      icon: { id: "ellipsis" },
      contextValue: "loadMore",
      expansion: "none",
      command: { id: "pressBlock.loadMore", title: "Load More" },
    };
  }
}
