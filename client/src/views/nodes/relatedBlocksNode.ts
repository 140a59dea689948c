import type { RelatedBlock } from "../../api/relatedBlocks.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { collectionNodes } from "./collectionNodes.js";
import { GroupNode } from "./groupNode.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { spoken } from "./spoken.js";
import { statusIcon, statusText } from "./statusIcon.js";
import { tooltip } from "./tooltip.js";

/** The blocks that are deployed by the same app; read when it is opened. */
export function relatedBlocksNode({ id }: TargetOf<"deployment">, store: ResourceStore): GroupNode {
  return new GroupNode({
    id: `deployment/${id}/related`,
    label: "Related blocks",
    icon: { id: "references" },
    contextValue: "relatedBlocks",
    expansion: "collapsed",
    children: () =>
      collectionNodes({
        id: `deployment/${id}/related`,
        collection: store.relatedBlocks(id),
        isLocal: store.isLocal,
        refresh: "pressBlock.refreshDeployments",
        emptyMessage: "This deployment is part of no app.",
        toNodes: (blocks) => blocks.map((block) => new RelatedBlockNode(id, block)),
      }),
  });
}

class RelatedBlockNode extends ResourceNode {
  override readonly target: TargetOf<"deployment">;
  readonly #deploymentId: string;
  readonly #block: RelatedBlock;

  constructor(deploymentId: string, block: RelatedBlock) {
    super();
    this.#deploymentId = deploymentId;
    this.#block = block;
    const { id, name, kind } = block;
    this.target = { kind: "deployment", id, name, blockKind: kind };
  }

  toTreeItem(): TreeItemData {
    const { id, name, kind, status, resource_id: resource } = this.#block;
    const isThis = id === this.#deploymentId;
    return {
      id: `related/${this.#deploymentId}/${id}`,
      label: displayText(name),
      description: displayText(
        [kind, statusText(status), ...(isThis ? ["this one"] : [])].join(" · "),
      ),
      tooltip: tooltip(name, [
        ["Kind", kind],
        ["Status", statusText(status)],
        ["Resource", resource ?? "removed, or not there yet"],
        ["Id", id],
      ]),
      accessibleLabel: displayText(
        spoken(`Related block ${name}`, kind, statusText(status), isThis ? "this one" : undefined),
      ),
      icon: statusIcon(status),
      contextValue: "relatedBlock",
      expansion: "none",
    };
  }
}
