import { describe, expect, it } from "vitest";
import { readBranches } from "../../../server/src/template/branches.js";
import { findTemplateTags } from "../../../server/src/template/findTemplateTags.js";

function read(text: string) {
  const branches = readBranches(text, findTemplateTags(text).tags);
  const at = (letter: string) => text.indexOf(letter);
  return {
    ...branches,
    at,
    keywordAt: (letter: string) => branches.at(at(letter))?.keyword,
    alternatives: (first: string, second: string) =>
      branches.areAlternatives(at(first), at(second)),
  };
}

describe("the branches of a template", () => {
  const text =
    "A {% if x %} B {% for y in z %} C {% else %} D {% endfor %} {% elif y %} E {% else %} F {% endif %} G";

  it("are known at every place", () => {
    const { keywordAt } = read(text);
    expect(["A", "B", "C", "D", "E", "F", "G"].map(keywordAt)).toEqual([
      undefined,
      "if",
      "for",
      "else",
      "elif",
      "else",
      undefined,
    ]);
  });

  it("have the text between their tags", () => {
    expect(
      read(text).all.map(({ content }) => text.slice(content.start, content.end).trim()[0]),
    ).toEqual(["B", "C", "D", "E", "F"]);
  });

  it("of one block are alternatives, with all that is in them", () => {
    const { alternatives } = read(text);
    expect(alternatives("B", "E")).toBe(true);
    expect(alternatives("C", "F")).toBe(true);
    expect(alternatives("C", "D")).toBe(true);
    expect(alternatives("B", "C")).toBe(false);
    expect(alternatives("A", "B")).toBe(false);
    expect(alternatives("A", "G")).toBe(false);
  });

  it("of two blocks are none", () => {
    expect(read("{% if x %}A{% endif %}{% if y %}B{% endif %}").alternatives("A", "B")).toBe(false);
  });

  it("make their content uncertain, and loops repeat it", () => {
    const branches = read(
      "A {% with x=1 %} B {% for x in y %} C {% if z %} D {% endif %}{% endfor %}{% endwith %} {% if z %} E {% endif %}",
    );
    expect(
      ["A", "B", "C", "D", "E"].map((letter) => branches.isUncertain(branches.at(letter))),
    ).toEqual([false, false, true, true, true]);
    expect(
      ["A", "B", "C", "D", "E"].map((letter) => branches.isRepeated(branches.at(letter))),
    ).toEqual([false, false, true, true, false]);
  });

  it.each([
    ["an end without a beginning", "A {% endif %} B", "B", undefined],
    ["a beginning without an end", "{% if x %} A", "A", "if"],
    ["the end of another block", "{% if x %} A {% endfor %} B {% endif %}", "B", "if"],
    ["an else without a block", "{% else %} A", "A", undefined],
    ["a raw block", "{% raw %} {% if x %} A {% endraw %}", "A", undefined],
    ["a set without a block", "{% set a = 1 %} A", "A", undefined],
  ])("are read in %s", (_, source, letter, keyword) => {
    expect(read(source).keywordAt(letter)).toBe(keyword);
  });

  it("are read in thousands of nested blocks", () => {
    const deep = `${"{% if x %}".repeat(20_000)}A${"{% endif %}".repeat(20_000)}B`;
    expect(read(deep).keywordAt("A")).toBe("if");
    expect(read(deep).keywordAt("B")).toBeUndefined();
  });
});
