import { describe, expect, it } from "vitest";
import { displayText, withoutMarkup } from "../../../client/src/ui/displayText.js";

describe("displayText", () => {
  it.each([
    ["orders", "orders"],
    ["grüße 🙂", "grüße 🙂"],
    ["abc\u202Ecba", "abc\\u{202e}cba"],
    ["a\u200Bb", "a\\u{200b}b"],
    ["a\u0000b\u001B[2J", "a\\u{0}b\\u{1b}[2J"],
    ["one\r\ntwo\tthree", "one two three"],
    ["a\u2028b", "a\\u{2028}b"],
    ["lone \ud800", "lone \\u{d800}"],
    ["", ""],
  ])("shows %j as %j", (text, shown) => {
    expect(displayText(text)).toBe(shown);
  });

  it("cuts long text at 200 characters", () => {
    const shown = displayText("é".repeat(100_000));
    expect(Array.from(shown)).toHaveLength(200);
    expect(shown.endsWith("…")).toBe(true);
  });

  it.each(["$(trash) ok", "[x](command:workbench.action.terminal.new)", "![x](https://e/x.png)"])(
    "leaves no icon and no link in %j",
    (text) => {
      expect(displayText(text)).not.toMatch(/\$\(|\]\(/);
    },
  );
});

describe("withoutMarkup", () => {
  it("does not change a text without markup, whatever its length", () => {
    const text = "A plain sentence (with brackets) for $5. ".repeat(20);
    expect(withoutMarkup(text)).toBe(text);
  });
});
