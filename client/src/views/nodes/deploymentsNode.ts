import type { DeploymentSummary } from "../../api/resources.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import { collectionNodes } from "./collectionNodes.js";
import { DeploymentNode } from "./deploymentNode.js";
import { GroupNode } from "./groupNode.js";
import { ResourceNode, type NodeIcon, type TreeItemData } from "./node.js";
import { statusIcon, statusText } from "./statusIcon.js";

/** The root of the Deployments view, never shown itself: deployments, under their status or spec where that is chosen. */
export class DeploymentsNode extends ResourceNode {
  readonly #store: ResourceStore;

  constructor(store: ResourceStore) {
    super();
    this.#store = store;
  }

  toTreeItem(): TreeItemData {
    const label = "Deployments";
    return {
      id: "deployments",
      label,
      accessibleLabel: label,
      contextValue: "root",
      expansion: "expanded",
    };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    return collectionNodes({
      id: "deployments",
      collection: this.#store.deployments(),
      name: { list: "deployments" },
      isLocal: this.#store.isLocal,
      refresh: "pressBlock.refreshDeployments",
      toNodes: (deployments) => this.#layOut(deployments),
    });
  }

  #layOut(deployments: readonly DeploymentSummary[]): readonly ResourceNode[] {
    switch (this.#store.settings.grouping) {
      case "none":
        return deployments.map((deployment) => this.#node(deployment));
      case "status":
        return this.#groups(deployments, ({ status }) => ({
          key: `status/${status}`,
          label: statusText(status),
          icon: statusIcon(status),
        }));
      case "spec":
        return this.#groups(deployments, ({ spec }) => ({
          key: `spec/${spec?.id ?? ""}`,
          label: this.#specName(spec?.id),
          icon: { id: "package" },
        }));
    }
  }

  #specName(specId: string | undefined): string {
    if (specId === undefined) return "Unknown spec";
    const known = this.#store.knowledge.known?.specs.find(({ id }) => id === specId);
    return known?.name ?? `Spec ${specId}`;
  }

  #groups(
    deployments: readonly DeploymentSummary[],
    groupOf: (deployment: DeploymentSummary) => Group,
  ): readonly ResourceNode[] {
    const groups = new Map<string, Group & { readonly nodes: DeploymentNode[] }>();
    for (const deployment of deployments) {
      const group = groupOf(deployment);
      const known = groups.get(group.key) ?? { ...group, nodes: [] };
      groups.set(group.key, known);
      known.nodes.push(this.#node(deployment));
    }
    return [...groups.values()].map(({ key, label, icon, nodes }) => {
      return new GroupNode({
        id: `group/${key}`,
        label,
        description: String(nodes.length),
        icon,
        contextValue: "group",
        expansion: "expanded",
        children: () => Promise.resolve(nodes),
      });
    });
  }

  #node(deployment: DeploymentSummary): DeploymentNode {
    return new DeploymentNode(deployment, this.#store);
  }
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: NodeIcon;
}
