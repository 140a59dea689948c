import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface OnEnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: string; readonly appendText?: string };
}

interface Configuration {
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly wordPattern: string;
  readonly onEnterRules: readonly OnEnterRule[];
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
}

const file = new URL("../syntaxes/language-configuration.json", import.meta.url);
const configuration = JSON.parse(readFileSync(file, "utf8")) as Configuration;

/** The action of the rule that applies when Enter is pressed at the end of a line. */
function onEnter(line: string): OnEnterRule["action"] | undefined {
  return configuration.onEnterRules.find(
    ({ beforeText, afterText }) =>
      new RegExp(beforeText).test(line) &&
      (afterText === undefined || new RegExp(afterText).test("")),
  )?.action;
}

describe("pressing Enter in a block file", () => {
  it.each([
    "steps:",
    "  read:",
    "    command: |",
    "    command: >-",
    "steps: # all of them",
    "  - parents:",
  ])("indents below %s", (line) => {
    const { increaseIndentPattern } = configuration.indentationRules;
    expect(new RegExp(increaseIndentPattern).test(line)).toBe(true);
  });

  it.each(["kind: workflow", "# steps:", "  - read", "url: https://example.com", "{ type: http }"])(
    "stays in the column below %s",
    (line) => {
      const { increaseIndentPattern } = configuration.indentationRules;
      expect(new RegExp(increaseIndentPattern).test(line)).toBe(false);
    },
  );

  it("goes on with the keys of a list entry", () => {
    expect(onEnter("  - name: size")).toEqual({ indent: "none", appendText: "  " });
    expect(onEnter("  - events:")).toEqual({ indent: "indent", appendText: "  " });
  });

  it.each(["  - read", "  - { a: 1 }", "  - https://example.com", "  name: size", '  - "a: b"'])(
    "does nothing special below %s",
    (line) => expect(onEnter(line)).toBeUndefined(),
  );
});

describe("typing in a block file", () => {
  it.each(["{{", "{%", "{#", "{", "[", "(", '"', "'"])("closes %s", (opening) => {
    const pair = configuration.autoClosingPairs.find(({ open }) => open === opening);
    const mirror: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };
    const closing = opening
      .split(/(?=.)/)
      .reverse()
      .map((sign) => mirror[sign] ?? sign);
    expect(pair?.close).toBe(closing.join(""));
  });

  it.each([
    ["parents: [load-orders, b]", ["parents", "load-orders", "b"]],
    ['"@param:size"', ["param", "size"]],
    ["{{ prefix }}-nightly", ["prefix", "-nightly"]],
    ["cron: 0 2 * * *", ["cron", "0", "2"]],
  ])("takes the words of %s as they are named", (line, words) => {
    expect(line.match(new RegExp(configuration.wordPattern, "g"))).toEqual(words);
  });
});
