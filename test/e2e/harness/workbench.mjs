// What a user does in VS Code's window. Every selector that the tests rely on is here; they hold for VS Code 1.139.

const selectors = {
  editor: ".editor-group-container.active .editor-instance .monaco-editor",
  quickInput: ".quick-input-widget",
  quickInputBox: ".quick-input-widget .quick-input-filter input",
  quickInputRow: ".quick-input-widget .quick-input-list .monaco-list-row",
  suggestion: ".suggest-widget.visible .monaco-list-row",
  chosenSuggestion: ".suggest-widget.visible .monaco-list-row.focused",
  wordIcon: ".codicon-symbol-text",
  hover: ".monaco-hover:not(.hidden) .hover-contents",
  notification: ".notifications-toasts .notification-list-item",
  dialog: ".monaco-dialog-box",
  problem: ".markers-panel .monaco-list-row",
  status: ".statusbar-item",
  sidebar: ".part.sidebar",
  treeRow: ".part.sidebar .pane-body .monaco-list-row",
  fileRow: ".explorer-folders-view .monaco-list-row",
  tab: ".tabs-container .tab",
};

export class Workbench {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(20_000);
    this.editor = page.locator(selectors.editor).first();
    this.quickInput = page.locator(selectors.quickInput);
    this.quickInputBox = page.locator(selectors.quickInputBox);
    this.dialog = page.locator(selectors.dialog);
  }

  /** @param {"error" | "warning" | "info" | "hint"} kind */
  squiggles = (kind) => this.editor.locator(`.squiggly-${kind}`);
  /** @param {string | RegExp} hasText */
  tab = (hasText) => this.page.locator(selectors.tab, { hasText });
  /** @param {string | RegExp} hasText */
  status = (hasText) => this.page.locator(selectors.status, { hasText });
  /** @param {string | RegExp} hasText */
  notification = (hasText) => this.page.locator(selectors.notification, { hasText });
  /** @param {string | RegExp} hasText */
  fileRow = (hasText) => this.page.locator(selectors.fileRow, { hasText });
  /** A suggestion of the language, not of the words in the file. @param {string | RegExp} hasText */
  suggestion = (hasText) =>
    this.page.locator(selectors.suggestion, {
      hasText,
      hasNot: this.page.locator(selectors.wordIcon),
    });
  /** The suggestion that Enter accepts. @param {string | RegExp} hasText */
  chosenSuggestion = (hasText) => this.page.locator(selectors.chosenSuggestion, { hasText });
  /** @param {string | RegExp} hasText */
  problem = (hasText) => this.page.locator(selectors.problem, { hasText });
  /** @param {string | RegExp} hasText */
  quickPickRow = (hasText) => this.page.locator(selectors.quickInputRow, { hasText });
  /** A row of the views that are open in the side bar. @param {string | RegExp} hasText */
  treeRow = (hasText) => this.page.locator(selectors.treeRow, { hasText });
  /** The header of a view in the side bar. @param {string} title */
  viewHeader = (title) =>
    this.page.locator(`${selectors.sidebar} .pane-header`, { hasText: title });

  /** @param {string} address */
  async open(address) {
    await this.page.goto(address);
    await this.page.locator(".part.statusbar").waitFor({ timeout: 60_000 });
  }

  /** Runs a command from the palette. @param {string} title as the palette shows it */
  async runCommand(title) {
    // A palette that was opened before an extension is registered never learns its commands, hence the loop.
    for (let tries = 20; ; tries--) {
      await this.page.keyboard.press("F1");
      await this.quickInputBox.fill(`>${title}`);
      const row = this.quickPickRow(title).first();
      try {
        await row.waitFor({ timeout: 1_000 });
        await row.click();
        return;
      } catch (error) {
        if (tries === 0) throw error;
      }
      await this.page.keyboard.press("Escape");
      await this.quickInput.waitFor({ state: "hidden" });
    }
  }

  /** Opens a file of the explorer's top level in an editor of its own. @param {string} name */
  async openFile(name) {
    await this.fileRow(name).first().dblclick();
    await this.tab(name).first().waitFor();
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Opens a file by typing its name, whatever the side bar shows. @param {string} name */
  async findFile(name) {
    await this.page.keyboard.press("Control+p");
    await this.quickInputBox.fill(name);
    await this.quickPickRow(name).first().click();
    await this.tab(name).first().waitFor();
  }

  /** Puts the cursor somewhere. @param {number} line from 1 @param {number} column from 1 */
  async goTo(line, column) {
    await this.page.keyboard.press("Control+g");
    await this.quickInputBox.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Types over the rest of a line. @param {{ line: number, column: number }} from @param {string} text */
  async replaceRestOfLine({ line, column }, text) {
    await this.goTo(line, column);
    await this.page.keyboard.press("Shift+End");
    await this.type(text);
  }

  /** The lines that are on the screen, in no order. */
  async visibleLines() {
    const lines = await this.editor.locator(".view-line").allTextContents();
    return lines.map((line) => line.replaceAll("\u00a0", " "));
  }

  /** Types at the cursor as a user does: auto-indentation and suggestions at work. @param {string} text */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Asks for suggestions, and waits until there are some. */
  async suggest() {
    const suggestion = this.page.locator(selectors.suggestion).first();
    // While the editor closes the suggestions that typing has brought up, it does not hear the key, hence the loop.
    for (let tries = 5; ; tries--) {
      await this.page.keyboard.press("Control+Space");
      try {
        await suggestion.waitFor({ timeout: 3_000 });
        return;
      } catch (error) {
        if (tries === 0) throw error;
      }
    }
  }

  /** Answers a question of an input box. @param {string} prompt part of what it asks @param {string} text */
  async answer(prompt, text) {
    await this.quickInput.getByText(prompt).first().waitFor();
    await this.quickInputBox.fill(text);
    await this.page.keyboard.press("Enter");
  }

  async openProblems() {
    await this.runCommand("Problems: Focus on Problems View");
    await this.page.locator(".markers-panel").waitFor();
  }

  /** Opens a view container from the activity bar. @param {string} title */
  async openView(title) {
    await this.page
      .locator(`.part.activitybar a.action-label[aria-label^="${title}"]`)
      .first()
      .click();
  }

  /** Unfolds a row of the side bar. @param {string | RegExp} text */
  async expand(text) {
    const row = this.treeRow(text).first();
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "false")
      await row.locator(".monaco-tl-twistie").click();
  }
}
