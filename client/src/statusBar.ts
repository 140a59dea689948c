import * as vscode from "vscode";
import { describeAccount, type Account } from "./auth/account.js";
import type { CommandId } from "./commandIds.js";
import { displayText } from "./ui/displayText.js";

/** Shows which account acts; a click switches it. Nothing is shown while nobody is signed in. */
export class AccountStatus {
  readonly #item = vscode.window.createStatusBarItem(
    "pressBlocks.account",
    vscode.StatusBarAlignment.Left,
  );

  constructor() {
    const command: CommandId = "pressBlock.switchAccount";
    this.#item.name = "Press Blocks Account";
    this.#item.command = command;
  }

  show(account: Account | undefined): void {
    if (account === undefined) {
      this.#item.hide();
      return;
    }
    const name = displayText(account.tenant ?? account.label);
    this.#item.text = `$(package) ${name}`;
    this.#item.tooltip = `Press Blocks acts as ${displayText(describeAccount(account))}. Click to switch.`;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
