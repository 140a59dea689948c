import type { CommandId } from "../../commandIds.js";
import { TargetHolder, type Target } from "../../resources/target.js";

/** How a node looks; the editor's own tree item is made of it. Texts are plain, never Markdown. */
export interface TreeItemData {
  /** Unique in the tree, the same after a refresh: by it the editor remembers what is expanded and selected. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** What a screen reader says: the line in words, with what is otherwise told by icons and colours. */
  readonly accessibleLabel: string;
  readonly icon?: NodeIcon;
  /** URI of what the line stands for; the editor decorates the line as it decorates that. */
  readonly resourceUri?: string;
  /** What the menus of package.json ask for as `viewItem`. */
  readonly contextValue: string;
  readonly expansion: "none" | "collapsed" | "expanded";
  readonly command?: NodeCommand;
}

/** Runs on a click; a command of ours with the node as its argument, the editor's own with the file to open. */
export type NodeCommand =
  | { readonly id: CommandId; readonly title: string }
  | { readonly id: "vscode.open"; readonly title: string; readonly uri: string };

export interface NodeIcon {
  /** Name of a product icon. */
  readonly id: string;
  /** Name of a theme colour. */
  readonly color?: string;
}

/** One line of a tree. */
export abstract class ResourceNode extends TargetHolder {
  override readonly target: Target | undefined = undefined;

  abstract toTreeItem(): TreeItemData;

  getChildren(): Promise<readonly ResourceNode[]> {
    return Promise.resolve([]);
  }
}
