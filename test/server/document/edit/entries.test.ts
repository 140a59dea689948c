import { describe, expect, it } from "vitest";
import { appendItem, insertPair } from "../../../../server/src/document/edit/insertEntry.js";
import type { NewValue } from "../../../../server/src/document/edit/newValue.js";
import { removeItems, removePair } from "../../../../server/src/document/edit/removeEntry.js";
import { setValue } from "../../../../server/src/document/edit/setValue.js";
import { editMarked } from "./editMarked.js";

describe("inserting a pair", () => {
  it.each<[string, string, NewValue, string]>([
    [
      "after a line with a comment",
      "m<|>:\n  a: 1 # one\nz: 0\n",
      2,
      "m:\n  a: 1 # one\n  new: 2\nz: 0\n",
    ],
    ["at the end without line break", "m<|>:\n  a: 1", 2, "m:\n  a: 1\n  new: 2"],
    ["with CRLF", "m<|>:\r\n  a: 1\r\n", 2, "m:\r\n  a: 1\r\n  new: 2\r\n"],
    ["with four blanks", "m<|>:\n    a: 1\n", { b: "c" }, "m:\n    a: 1\n    new:\n        b: c\n"],
    ["before blank lines", "m<|>:\n  a: 1\n\nz: 0\n", 2, "m:\n  a: 1\n  new: 2\n\nz: 0\n"],
    [
      "after a text block",
      "m<|>:\n  a: |\n    x\n\nz: 0\n",
      2,
      "m:\n  a: |\n    x\n  new: 2\n\nz: 0\n",
    ],
    [
      "after a text block that keeps its lines",
      "m<|>:\n  a: |+\n    x\n\nz: 0\n",
      2,
      "m:\n  a: |+\n    x\n\n  new: 2\nz: 0\n",
    ],
    ["after a key without value", "m<|>:\n  a:\n", 2, "m:\n  a:\n  new: 2\n"],
    ["in brackets", "m<|>: {a: 1, b: [c]} # x\n", "t", "m: {a: 1, b: [c], new: t} # x\n"],
    ["in empty brackets", "m<|>: {}\n", { b: 1 }, "m: {new: {b: 1}}\n"],
    ["in JSON", '{"m<|>": {"a": 1}}', "t", '{"m": {"a": 1, "new": t}}'],
    [
      "in brackets over several lines",
      "m<|>: {\n  a: 1,\n  b: 2\n}\n",
      3,
      "m: {\n  a: 1,\n  b: 2,\n  new: 3\n}\n",
    ],
    ["after a trailing comma", "m<|>: {\n  a: 1, # x\n}\n", 3, "m: {\n  a: 1, # x\n  new: 3,\n}\n"],
    [
      "before a comment in brackets",
      "m<|>: {\n  a: 1 # x\n}\n",
      3,
      "m: {\n  a: 1, # x\n  new: 3\n}\n",
    ],
    [
      "with a list",
      "l:\n  - a\nm<|>:\n  a: 1\n",
      ["b", "1"],
      'l:\n  - a\nm:\n  a: 1\n  new:\n    - b\n    - "1"\n',
    ],
    [
      "with a list in the column of its key",
      "l:\n- a\nm<|>:\n  a: 1\n",
      ["b"],
      "l:\n- a\nm:\n  a: 1\n  new:\n  - b\n",
    ],
    [
      "with a list in brackets",
      "l: [a]\nm<|>:\n  a: 1\n",
      ["b"],
      "l: [a]\nm:\n  a: 1\n  new: [b]\n",
    ],
    [
      "with a list of mappings",
      "m<|>:\n  a: 1\n",
      [{ b: 1, c: 2 }],
      "m:\n  a: 1\n  new:\n    - b: 1\n      c: 2\n",
    ],
  ])("works %s", (_, before, value, after) => {
    expect(editMarked(before, (at) => insertPair(at.text, at.map, ["new", value]))).toBe(after);
  });

  it("puts it after the pair that is given", () => {
    const after = "x:\n  - a: 1\n    # two\n    b: 2\n";
    expect(
      editMarked("x:\n  - <|>a: 1\n    # two\n    b: 2\n", (at) =>
        insertPair(at.text, at.mapping, ["new", true], at.pair),
      ),
    ).toBe(after.replace("a: 1\n", "a: 1\n    new: true\n"));
  });

  it("puts it between pairs in brackets", () => {
    const before = "x: {<|>a: 1, b: 2}\n";
    expect(
      editMarked(before, (at) => insertPair(at.text, at.mapping, ["new", true], at.pair)),
    ).toBe("x: {a: 1, new: true, b: 2}\n");
  });
});

describe("appending an item", () => {
  it.each<[string, string, NewValue, string]>([
    ["to a list", "l<|>:\n  - a # one\nz: 0\n", "b", "l:\n  - a # one\n  - b\nz: 0\n"],
    ["to a list in the column of its key", "l<|>:\n- a", "b", "l:\n- a\n- b"],
    ["to a list in brackets", "l<|>: [a, b]\n", "c", "l: [a, b, c]\n"],
    ["to an empty list", "l<|>: []\n", "c", "l: [c]\n"],
    ["to a list that ends with nothing", "l<|>:\n  - a\n  -\n", "c", "l:\n  - a\n  -\n  - c\n"],
    [
      "to a list of mappings",
      "l<|>:\r\n  - a: 1\r\n    b: 2\r\n",
      { a: 3, b: ["x"] },
      "l:\r\n  - a: 1\r\n    b: 2\r\n  - a: 3\r\n    b:\r\n      - x\r\n",
    ],
  ])("works with %s", (_, before, value, after) => {
    expect(editMarked(before, (at) => appendItem(at.text, at.list, value))).toBe(after);
  });
});

describe("setting a value", () => {
  it.each<[string, string, NewValue, string]>([
    ["where there is none", "a<|>: # c\nb: 1\n", "x", "a: x # c\nb: 1\n"],
    ["in place of another", "a<|>: 1 # c\n", "x", "a: x # c\n"],
    ["that takes lines", "a<|>: 1 # c\n", { b: 1 }, "a: # c\n  b: 1\n"],
    ["that takes lines where there is none", "a<|>: # c", { b: 1 }, "a: # c\n  b: 1"],
    ["in place of lines", "a<|>: # c\n  b: 1\nz: 0\n", "x", "a: x # c\nz: 0\n"],
    [
      "that takes lines in place of lines",
      "a<|>: # c\n    b: 1\nz: 0\n",
      [{ c: 1 }, { c: 2 }],
      "a: # c\n    - c: 1\n    - c: 2\nz: 0\n",
    ],
    ["in brackets", "{a<|>: 1, b: 2}", { c: [1] }, "{a: {c: [1]}, b: 2}"],
    [
      "in brackets over several lines",
      "x: {\n  a<|>: 1,\n  b: 2\n}\n",
      { c: [1] },
      "x: {\n  a: {c: [1]},\n  b: 2\n}\n",
    ],
    ["with an anchor", "a<|>: &x 1\nb: *x\n", 2, "a: &x 2\nb: *x\n"],
  ])("works %s", (_, before, value, after) => {
    expect(editMarked(before, (at) => setValue(at.text, at.pair, value))).toBe(after);
  });
});

describe("removing a pair", () => {
  it.each([
    [
      "with its comments",
      "a: 1\n\n# of b\nb<|>: 2 # two\n# of c\nc: 3\n",
      "a: 1\n\n# of c\nc: 3\n",
    ],
    ["but not the head of the file", "# head\na<|>: 1\nb: 2\n", "# head\nb: 2\n"],
    ["with nested lines", "a<|>:\n  - x: 1\n    y: |\n      z\n\nb: 2\n", "\nb: 2\n"],
    ["at the end without line break", "a: 1\nb<|>: 2", "a: 1"],
    ["with CRLF", "a: 1\r\nb<|>: 2\r\nc: 3\r\n", "a: 1\r\nc: 3\r\n"],
    ["behind a dash", "l:\n  - a<|>: 1\n    b: 2\n", "l:\n  - b: 2\n"],
    [
      "behind a dash and before a comment",
      "l:\n  - a<|>: 1\n    # of b\n    b: 2\n",
      "l:\n  -\n    # of b\n    b: 2\n",
    ],
    ["that is the only one", "m:\n  a<|>: 1\nz: 0\n", "m: {}\nz: 0\n"],
    ["that is the only one behind a dash", "m:\n  - a<|>: 1\n", "m:\n  - {}\n"],
    ["that is the only one, below a comment", "m: # x\n  a<|>: 1\n", "m: # x\n  {}\n"],
    ["that is the only one in brackets", "m: { a<|>: 1 }\n", "m: {}\n"],
    ["first in brackets", "{a<|>: 1, b: 2}", "{b: 2}"],
    ["in the middle of brackets", "{a: 1, b<|>: 2, c: 3}", "{a: 1, c: 3}"],
    ["last in brackets", "{a: 1, b<|>: 2}", "{a: 1}"],
    ["last in brackets before a comma", "{a: 1, b<|>: 2, }", "{a: 1, }"],
    [
      "on a line in brackets",
      "{\n  a: 1, # one\n  b<|>: 2, # two\n  c: 3\n}",
      "{\n  a: 1, # one\n  c: 3\n}",
    ],
    ["on the last line in brackets", "{\n  a: 1, # one\n  b<|>: 2\n}", "{\n  a: 1 # one\n}"],
    ["with its anchor and its `?`", "a: 1\n? b<|>\n: 2\nc: 3\n", "a: 1\nc: 3\n"],
  ])("works %s", (_, before, after) => {
    expect(editMarked(before, (at) => removePair(at.text, at.mapping, at.pair))).toBe(after);
  });
});

describe("removing items", () => {
  it.each<[string, string, number[], string]>([
    ["a line", "l<|>:\n  - a\n  # of b\n  - b # two\n  - c\n", [1], "l:\n  - a\n  - c\n"],
    ["several", "l<|>:\n- a\n- b\n- c", [0, 2], "l:\n- b"],
    ["all", "l<|>:\n  - a\n  - b\nz: 0\n", [0, 1], "l: []\nz: 0\n"],
    ["first of a list in a list", "l<|>:\n  - - a\n    - b\n", [], "no edits"],
    ["in brackets", "l<|>: [a, b, c]\n", [0, 1], "l: [c]\n"],
    ["last in brackets", "l<|>: [a, b, c]\n", [1, 2], "l: [a]\n"],
    ["apart in brackets", "l<|>: [a, b, c]\n", [0, 2], "l: [b]\n"],
    ["all in brackets", "l<|>: [ a ]\n", [0], "l: []\n"],
    ["lines in brackets", "l<|>: [\n  a,\n  b\n]\n", [1], "l: [\n  a\n]\n"],
    ["an empty one", "l<|>:\n  - a\n  -\n  - c\n", [1], "l:\n  - a\n  - c\n"],
  ])("removes %s", (_, before, indexes, after) => {
    expect(editMarked(before, (at) => removeItems(at.text, at.list, indexes))).toBe(after);
  });
});
