import type { CommandId } from "../../commandIds.js";
import { TargetHolder, type Target } from "../../resources/target.js";

/** How a node looks; the editor's own tree item is made of it. Texts are plain, never Markdown. */
export interface TreeItemData {
  /** Unique in the tree, the same after a refresh: by it the editor remembers what is expanded and selected. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: NodeIcon;
  /** What the menus of package.json ask for as `viewItem`. */
  readonly contextValue: string;
  readonly expansion: "none" | "collapsed" | "expanded";
  /** Runs on a click, with the node as its argument. */
  readonly command?: { readonly id: CommandId; readonly title: string };
}

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
