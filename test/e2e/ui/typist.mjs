// Somebody who writes with the help of suggestions, and counts the keys.

export class Typist {
  presses = 0;

  /** @param {import("../harness/workbench.mjs").Workbench} workbench */
  constructor(workbench) {
    this.workbench = workbench;
  }

  /** Types a text, one key per character. @param {string} text */
  async type(text) {
    this.presses += text.length;
    await this.workbench.type(text);
  }

  /** @param {string} key @param {number} times */
  async press(key, times = 1) {
    for (let count = 0; count < times; count += 1) {
      this.presses += 1;
      await this.workbench.page.keyboard.press(key);
    }
  }

  /**
   * Types the beginning of a word, or nothing where suggestions come by themselves, waits until the one that is meant is
   * chosen, and accepts it.
   * @param {string} label
   * @param {string} beginning
   */
  async accept(label, beginning = "") {
    await this.type(beginning);
    await this.workbench.chosenSuggestion(label).waitFor();
    await this.press("Enter");
  }
}
