import type { CommandId } from "../../commandIds.js";
import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type NodeIcon, type TreeItemData } from "./node.js";

export interface MessageNodeOptions {
  readonly id: string;
  readonly message: string;
  readonly level: "information" | "error";
  /** Instead of the level's own. */
  readonly icon?: NodeIcon;
  /** The way out, run on a click. */
  readonly command?: { readonly id: CommandId; readonly title: string };
}

const icons: Readonly<Record<MessageNodeOptions["level"], NodeIcon>> = {
  information: { id: "info" },
  error: { id: "warning", color: "problemsWarningIcon.foreground" },
};

/** A line that tells instead of listing: nothing there, or something went wrong. */
export class MessageNode extends ResourceNode {
  readonly #options: MessageNodeOptions;

  constructor(options: MessageNodeOptions) {
    super();
    this.#options = options;
  }

  toTreeItem(): TreeItemData {
    const { id, message, level, icon, command } = this.#options;
    const text = displayText(message);
    return {
      id,
      label: text,
      tooltip: command === undefined ? text : `${text}\n${command.title}: select this line.`,
      accessibleLabel: command === undefined ? text : `${text} ${command.title}: select this line.`,
      icon: icon ?? icons[level],
      contextValue: `message.${level}`,
      expansion: "none",
      ...(command && { command }),
    };
  }
}
