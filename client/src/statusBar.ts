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

  /** `bound`: the account of the folder, where another one acts. */
  show(account: Account | undefined, bound: Account | undefined): void {
    if (account === undefined) {
      this.#item.hide();
      return;
    }
    const name = displayText(account.tenant ?? account.label);
    const place = displayText(describeAccount(account));
    const note =
      bound === undefined ? "" : ` This folder is bound to ${displayText(describeAccount(bound))}.`;
    this.#item.text = `$(${bound === undefined ? "package" : "warning"}) ${name}`;
    this.#item.tooltip = `Press Blocks acts as ${place}.${note} Click to switch.`;
    this.#item.accessibilityInformation = { label: `Press Blocks acts as ${place}.${note}` };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
