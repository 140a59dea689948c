import * as vscode from "vscode";
import type { Area, ResourceStore } from "../resources/resourceStore.js";
import type { ResourceNode, TreeItemData } from "./nodes/node.js";

const expansions = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** Shows nodes in one of the editor's trees, and again when the store has news of its area. */
export class ResourceTree implements vscode.TreeDataProvider<ResourceNode> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #root: ResourceNode;
  readonly #subscription: { dispose(): void };
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(root: ResourceNode, area: Area, store: ResourceStore) {
    this.#root = root;
    this.#subscription = store.onDidChange((changed) => {
      if (changed === area) this.#changed.fire(undefined);
    });
  }

  getTreeItem(node: ResourceNode): vscode.TreeItem {
    return treeItem(node.toTreeItem(), node);
  }

  async getChildren(node: ResourceNode = this.#root): Promise<ResourceNode[]> {
    return [...(await node.getChildren())];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function treeItem(data: TreeItemData, node: ResourceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(data.label, expansions[data.expansion]);
  item.id = data.id;
  item.contextValue = data.contextValue;
  if (data.description !== undefined) item.description = data.description;
  if (data.tooltip !== undefined) item.tooltip = data.tooltip;
  if (data.icon !== undefined) {
    const color =
      data.icon.color === undefined ? undefined : new vscode.ThemeColor(data.icon.color);
    item.iconPath = new vscode.ThemeIcon(data.icon.id, color);
  }
  if (data.command !== undefined) {
    const { id, title } = data.command;
    item.command = { command: id, title, arguments: [node] };
  }
  return item;
}
