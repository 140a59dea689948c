import type { ResourceStore } from "../../resources/resourceStore.js";
import { collectionNodes } from "./collectionNodes.js";
import { DeploymentNode } from "./deploymentNode.js";
import { ResourceNode, type TreeItemData } from "./node.js";

/** The root of the Deployments view, never shown itself: deployment → revision. */
export class DeploymentsNode extends ResourceNode {
  readonly #store: ResourceStore;

  constructor(store: ResourceStore) {
    super();
    this.#store = store;
  }

  toTreeItem(): TreeItemData {
    return { id: "deployments", label: "Deployments", contextValue: "root", expansion: "expanded" };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    return collectionNodes({
      id: "deployments",
      collection: this.#store.deployments(),
      name: { list: "deployments" },
      isLocal: this.#store.isLocal,
      refresh: "pressBlock.refreshDeployments",
      emptyMessage: "No deployments yet: deploy a release from the Specs view.",
      toNodes: (deployments) =>
        deployments.map((deployment) => new DeploymentNode(deployment, this.#store)),
    });
  }
}
