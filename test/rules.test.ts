import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits } from "../server/src/document/edit/edit.js";
import { diagnostics } from "../server/src/features/diagnostics.js";
import { rules } from "../server/src/rules/index.js";
import { checkExample } from "./support/checkExample.js";
import { parseMarks } from "./support/marks.js";

describe.each(rules.map((rule) => [rule.id, rule] as const))("the rule %s", (id, rule) => {
  it("finds its bad example, at the marked range and nothing else", () => {
    const { text, ranges } = parseMarks(rule.bad);

    const found = checkExample(rule, text);

    expect(ranges).toHaveLength(1);
    expect(found.map(({ rule, range, severity }) => ({ rule, range, severity }))).toEqual([
      { rule: id, range: ranges[0], severity: rule.severity },
    ]);
  });

  it("has nothing to say about its good example", () => {
    expect(checkExample(rule, rule.good)).toEqual([]);
  });

  it("mends its bad example by its first fix, where it has one", () => {
    const { text } = parseMarks(rule.bad);
    const fix = checkExample(rule, text)[0]?.fixes?.()[0];
    if (fix === undefined) {
      expect(rule.fixed, "a text after the fix, without a fix").toBeUndefined();
    } else {
      expect(applyEdits(text, fix.edits)).toBe(rule.fixed ?? rule.good);
    }
  });

  it("is no error when it is only inferred", () => {
    const isOnlyInferred = rule.sources.every((source) => source === "inference");

    expect(isOnlyInferred && rule.severity === "error").toBe(false);
  });

  it("words its finding as one sentence", () => {
    for (const { message } of checkExample(rule, parseMarks(rule.bad).text)) {
      expect(message).toMatch(/^["A-Z@].*[.?]$/u);
      expect(message).not.toMatch(/please|!|\n|[.?] [A-Z]/u);
    }
  });

  it("lives in a file named after its id", () => {
    const [family = "", name = ""] = id.split("/");
    const camelCase = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const file = new URL(`../server/src/rules/${family}/${camelCase}.ts`, import.meta.url);

    expect(existsSync(file), file.pathname).toBe(true);
  });

  it("is documented by full sentences", () => {
    expect(rule.summary).toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
  });
});

describe("the rules", () => {
  it("have unique ids of the form family/kebab-name", () => {
    const ids = rules.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
  });
});

describe("the link of a diagnostic", () => {
  const page = readFileSync(new URL("../docs/rules.md", import.meta.url), "utf8");
  const mistakes = [
    ["body:\n  kind: workflow\n  version: 1\n  name: a\n"],
    ["body: {kind: workflow, kind: service}\n"],
    ...rules.map((rule) => [parseMarks(rule.bad).text, rule] as const),
  ] as const;

  it("leads to a place of the rules page", () => {
    for (const [mistake, rule = {}] of mistakes) {
      const document = TextDocument.create("file:///some.block.yaml", "press-block", 1, mistake);
      const linked = diagnostics(document, checkExample(rule, mistake));
      expect(linked).not.toEqual([]);
      for (const { codeDescription } of linked) {
        const anchor = codeDescription?.href.split("#")[1];
        expect(page).toContain(`<a id="${anchor}"></a>`);
      }
    }
  });
});
