import * as vscode from "vscode";
import type { Subscribe } from "../emitter.js";
import type { NodeCommand, ResourceNode, TreeItemData } from "./nodes/node.js";

const expansions = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** Shows nodes in one of the editor's trees, and again whenever there is news of them. */
export class ResourceTree implements vscode.TreeDataProvider<ResourceNode> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #root: ResourceNode;
  readonly #subscription: { dispose(): void };
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(root: ResourceNode, onNews: Subscribe<void>) {
    this.#root = root;
    this.#subscription = onNews(() => this.#changed.fire(undefined));
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
  item.accessibilityInformation = { label: data.accessibleLabel };
  if (data.description !== undefined) item.description = data.description;
  if (data.tooltip !== undefined) item.tooltip = data.tooltip;
  if (data.resourceUri !== undefined) item.resourceUri = vscode.Uri.parse(data.resourceUri, true);
  if (data.icon !== undefined) {
    const color =
      data.icon.color === undefined ? undefined : new vscode.ThemeColor(data.icon.color);
    item.iconPath = new vscode.ThemeIcon(data.icon.id, color);
  }
  if (data.command !== undefined) item.command = clickCommand(data.command, node);
  return item;
}

function clickCommand(command: NodeCommand, node: ResourceNode): vscode.Command {
  const { id, title } = command;
  const argument = "uri" in command ? vscode.Uri.parse(command.uri, true) : node;
  return { command: id, title, arguments: [argument] };
}
