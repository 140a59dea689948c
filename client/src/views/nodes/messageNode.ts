import type { CommandId } from "../../commandIds.js";
import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type TreeItemData } from "./node.js";

export interface MessageNodeOptions {
  readonly id: string;
  readonly message: string;
  readonly level: "information" | "error";
  /** The way out, run on a click. */
  readonly command?: { readonly id: CommandId; readonly title: string };
}

/** A line that tells instead of listing: nothing there, or something went wrong. */
export class MessageNode extends ResourceNode {
  readonly #options: MessageNodeOptions;

  constructor(options: MessageNodeOptions) {
    super();
    this.#options = options;
  }

  toTreeItem(): TreeItemData {
    const { id, message, level, command } = this.#options;
    const text = displayText(message);
    return {
      id,
      label: text,
      tooltip: command === undefined ? text : `${text}\n${command.title}: select this line.`,
      icon:
        level === "error"
          ? { id: "warning", color: "problemsWarningIcon.foreground" }
          : { id: "info" },
      contextValue: `message.${level}`,
      expansion: "none",
      ...(command && { command }),
    };
  }
}
