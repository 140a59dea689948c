import type { DeploymentSummary } from "../../api/resources.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { collectionNodes } from "./collectionNodes.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { RevisionNode } from "./revisionNode.js";
import { statusIcon, statusText } from "./statusIcon.js";
import { tooltip } from "./tooltip.js";

export class DeploymentNode extends ResourceNode {
  override readonly target: TargetOf<"deployment">;
  readonly #deployment: DeploymentSummary;
  readonly #store: ResourceStore;

  constructor(deployment: DeploymentSummary, store: ResourceStore) {
    super();
    this.#deployment = deployment;
    this.#store = store;
    const { id, kind, metadata } = deployment;
    this.target = { kind: "deployment", id, name: metadata.name, blockKind: kind };
  }

  toTreeItem(): TreeItemData {
    const { id, kind, status, metadata, spec, latestRevision } = this.#deployment;
    return {
      id: `deployment/${id}`,
      label: displayText(metadata.name),
      description: displayText(statusText(status)),
      tooltip: tooltip(metadata.title ?? metadata.name, [
        ["Status", statusText(status)],
        ["Summary", metadata.summary],
        ["Kind", kind],
        ["Release", latestRevision?.release?.version ?? spec?.release?.version],
        ["Revision", latestRevision?.revision],
        ["Created", metadata.createdAt],
        ["By", metadata.createdBy],
        ["Id", id],
      ]),
      icon: statusIcon(status),
      contextValue: "deployment",
      expansion: "collapsed",
    };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    const { id } = this.target;
    return collectionNodes({
      id: `deployment/${id}`,
      collection: this.#store.revisions(id),
      name: { list: "revisions", deploymentId: id },
      isLocal: this.#store.isLocal,
      refresh: "pressBlock.refreshDeployments",
      emptyMessage: "This deployment has no revisions.",
      toNodes: (revisions) => revisions.map((revision) => new RevisionNode(this.target, revision)),
    });
  }
}
