import { describe, expect, it } from "vitest";
import { setBlockText } from "../../../../server/src/document/edit/blockText.js";
import {
  listToScalar,
  removeDuplicates,
  scalarToList,
  sortItems,
} from "../../../../server/src/document/edit/editList.js";
import { movePair } from "../../../../server/src/document/edit/movePair.js";
import { listToMap, mapToList } from "../../../../server/src/document/edit/namedItems.js";
import { unwrapPair, wrapPairs } from "../../../../server/src/document/edit/nesting.js";
import { editMarked, pairOf } from "./editMarked.js";

describe("a scalar as a list", () => {
  it.each([
    ["a text", "p: <|>a # c\n", "p: [a] # c\n"],
    ["a quoted text", "p: '<|>a'\n", "p: ['a']\n"],
    ["a text with a comma", "p: a<|>, b\n", 'p: ["a, b"]\n'],
    ["a block of text", "p: <|>|\n  a\n", 'p: ["a\\n"]\n'],
    ["a number", "p: <|>1", "p: [1]"],
    ["an alias", "q: &x a\np: *<|>x\n", "q: &x a\np: [*x]\n"],
  ])("takes %s", (_, before, after) => {
    expect(editMarked(before, (at) => scalarToList(at.text, at.node))).toBe(after);
  });
});

describe("a list as a scalar", () => {
  it.each([
    ["in brackets", "p<|>: [ a ] # c\n", "p: a # c\n"],
    ["of lines", "p<|>:\n  - a # c\nz: 0\n", "p: a # c\nz: 0\n"],
    ["below a comment", "p<|>: # c\n  - 'a'\n", "p: 'a' # c\n"],
    ["of two", "p<|>: [a, b]\n", "no edits"],
    ["of a mapping", "p<|>:\n  - a: 1\n", "no edits"],
    ["unless two comments would become one", "p<|>: # l\n  - a # i\n", "no edits"],
  ])("takes one %s", (_, before, after) => {
    expect(editMarked(before, (at) => listToScalar(at.text, at.pair))).toBe(after);
  });
});

describe("sorting a list", () => {
  it.each([
    ["in brackets", "p<|>: [c, a, 'b']\n", "p: [a, 'b', c]\n"],
    [
      "of lines with comments",
      "p<|>:\n  # of b\n  - b # two\n  - a\nz: 0\n",
      "p:\n  - a\n  # of b\n  - b # two\nz: 0\n",
    ],
    ["that is sorted", "p<|>: [a, b]\n", "no edits"],
    ["of mappings", "p<|>: [{b: 1}, {a: 1}]\n", "no edits"],
  ])("takes one %s", (_, before, after) => {
    expect(editMarked(before, (at) => sortItems(at.text, at.list))).toBe(after);
  });

  it.each([
    ["in brackets", "p<|>: [a, b, a, 'a']\n", "p: [a, b]\n"],
    ["of lines", "p<|>:\n  - a\n  - b\n  - a # again\n", "p:\n  - a\n  - b\n"],
    ["without any", "p<|>: [a, b]\n", "no edits"],
  ])("removes duplicates of one %s", (_, before, after) => {
    expect(editMarked(before, (at) => removeDuplicates(at.text, at.list))).toBe(after);
  });
});

describe("moving a pair", () => {
  const up = (before: string) =>
    editMarked(before, (at) => movePair(at.text, { pair: at.pair, from: at.mapping, to: at.root }));
  it.each([
    [
      "up",
      "body:\n  a: 1\n  # of f\n  f<|>:\n    - x\n  b: 2\n",
      "body:\n  a: 1\n  b: 2\n# of f\nf:\n  - x\n",
    ],
    ["up from the end", "body:\n  a: 1\n  f<|>: true # yes\n", "body:\n  a: 1\nf: true # yes\n"],
    ["up from the end without line break", "body:\n  a: 1\n  f<|>: true", "body:\n  a: 1\nf: true"],
    ["up as the only one", "body:\r\n  f<|>: true\r\n", "body: {}\r\nf: true\r\n"],
    ["out of brackets", "body: {a: 1, f<|>: true}\n", "body: {a: 1}\nf: true\n"],
    ["within brackets", "{body: {a: 1, f<|>: true}}", "{body: {a: 1}, f: true}"],
    ["unless the key is there", "f: 1\nbody:\n  f<|>: true\n", "no edits"],
    [
      "unless a comment in brackets would go",
      "{body: {a: 1,\n  # of f\n  f<|>: true}}",
      "no edits",
    ],
    [
      "unless with half a condition",
      "body:\n  f<|>:\n    {% if x %}\n    a: 1\n    {% endif %}\n  g: 1\n",
      "no edits",
    ],
  ])("goes %s", (_, before, after) => {
    expect(up(before)).toBe(after);
  });

  it.each([
    ["down", "f<|>:\n  - x\nbody:\n    a: 1\n", "body:\n    a: 1\n    f:\n      - x\n"],
    ["into brackets", "f<|>: 1\nbody: {a: 1}\n", "body: {a: 1, f: 1}\n"],
    ["into empty brackets", "body: {}\nf<|>: 1\n", "body: {f: 1}\n"],
    ["into brackets, unless it has lines", "f<|>:\n  - x\nbody: {a: 1}\n", "no edits"],
  ])("goes %s", (_, before, after) => {
    expect(
      editMarked(before, (at) => {
        const to = pairOf(at.root, "body").value;
        return to?.kind === "mapping"
          ? movePair(at.text, { pair: at.pair, from: at.mapping, to })
          : [];
      }),
    ).toBe(after);
  });
});

describe("wrapping pairs", () => {
  it.each([
    [
      "all of a mapping",
      "h<|>:\n  # one\n  a: 1 # x\n  b:\n    - 2\nz: 0\n",
      "h:\n  new:\n    # one\n    a: 1 # x\n    b:\n      - 2\nz: 0\n",
    ],
    ["in brackets", "h<|>: {a: 1, b: 2}\n", "h: {new: {a: 1, b: 2}}\n"],
    ["at the end without line break", "h<|>:\r\n  a: 1", "h:\r\n  new:\r\n    a: 1"],
    [
      "unless of several branches",
      "h<|>:\n  {% if x %}\n  a: 1\n  {% else %}\n  a: 2\n  {% endif %}\n",
      "no edits",
    ],
  ])("takes %s", (_, before, after) => {
    expect(editMarked(before, (at) => wrapPairs(at.text, at.map, at.map.pairs, "new"))).toBe(after);
  });

  it("takes some that stand apart", () => {
    const some = (marked: string) =>
      editMarked(marked, (at) =>
        wrapPairs(at.text, at.map, [pairOf(at.map, "a"), pairOf(at.map, "c")], "new"),
      );
    expect(some("h<|>:\n  a: 1\n  b: 2\n  c: 3\n")).toBe(
      "h:\n  new:\n    a: 1\n    c: 3\n  b: 2\n",
    );
    expect(some("h<|>: {a: 1, b: 2, c: 3}\n")).toBe("h: {new: {a: 1, c: 3}, b: 2}\n");
  });
});

describe("unwrapping a pair", () => {
  it.each([
    [
      "lines",
      "# m\nm<|>: # of m\n    # of a\n    a: 1\n\n    b:\n        - 2 # two\nz: 0\n",
      "# m\n# of m\n# of a\na: 1\n\nb:\n    - 2 # two\nz: 0\n",
    ],
    ["brackets in lines", "m<|>: {a: 1, b: [2]} # c\nz: 0\n", "a: 1\nb: [2] # c\nz: 0\n"],
    ["brackets", "{m<|>: {a: 1, b: 2}, z: 0}", "{a: 1, b: 2, z: 0}"],
    ["nothing", "m<|>: {}\nz: 0\n", "no edits"],
    ["a key that is there", "m<|>: {z: 1}\nz: 0\n", "no edits"],
    ["a text", "m<|>: x\nz: 0\n", "no edits"],
    ["unless a mapping is merged into it", "q: &q {z: 1}\na: 1\nh<|>:\n  <<: *q\n", "no edits"],
  ])("handles %s", (_, before, after) => {
    expect(editMarked(before, (at) => unwrapPair(at.text, at.mapping, at.pair))).toBe(after);
  });
});

describe("a list of names and values", () => {
  const keys = { name: "name", value: "value" };
  it.each([
    [
      "of lines",
      "l<|>:\n  # one\n  - name: a\n    value: 1 # x\n  - value: 'b'\n    name: c\nz: 0\n",
      "l:\n  # one\n  a: 1 # x\n  c: 'b'\nz: 0\n",
    ],
    [
      "in the column of its key",
      "l<|>:\n- name: a\n  value: 1\n# two\n- name: b\n  value: |\n    x\nz: 0\n",
      "l:\n  a: 1\n  # two\n  b: |\n      x\nz: 0\n",
    ],
    ["in brackets", "l<|>: [{name: a, value: 1}, {name: 'b', value: 2}]\n", "l: {a: 1, 'b': 2}\n"],
    ["of brackets", "l<|>:\n  - {name: a, value: 1}\n", "l:\n  a: 1\n"],
    ["with a name twice", "l<|>: [{name: a, value: 1}, {name: a, value: 2}]\n", "no edits"],
    ["with more keys", "l<|>: [{name: a, value: 1, more: 1}]\n", "no edits"],
    ["with a comment inside", "l<|>:\n  - name: a # x\n    value: 1\n", "no edits"],
  ])("becomes a mapping: %s", (_, before, after) => {
    expect(editMarked(before, (at) => listToMap(at.text, at.pair, keys))).toBe(after);
  });

  it.each([
    [
      "of lines",
      "l<|>:\n  # one\n  a: 1 # x\n  b: [2]\nz: 0\n",
      "l:\n  # one\n  - name: a\n    value: 1 # x\n  - name: b\n    value: [2]\nz: 0\n",
    ],
    ["in brackets", "l<|>: {a: 1, 'b': 2}\n", "l: [{name: a, value: 1}, {name: 'b', value: 2}]\n"],
    ["with lines as value", "l<|>:\n  a:\n    - 1\n", "no edits"],
  ])("is made of a mapping %s", (_, before, after) => {
    expect(editMarked(before, (at) => mapToList(at.text, at.pair, keys))).toBe(after);
  });
});

describe("a list of named mappings", () => {
  const keys = { name: "name" };
  it.each([
    [
      "of lines",
      "s<|>:\n  - name: a # x\n    p: 1\n  # two\n  - p: 2\n    # n\n    name: b\n    q: 3\n",
      "s:\n  a: # x\n    p: 1\n  # two\n  b:\n    p: 2\n    q: 3\n",
    ],
    [
      "in the column of its key, with CRLF",
      "s<|>:\r\n- name: a\r\n  p: 1\r\nz: 0\r\n",
      "s:\r\n  a:\r\n    p: 1\r\nz: 0\r\n",
    ],
    ["of names only", "s<|>:\n  - name: a\n", "s:\n  a: {}\n"],
    ["in brackets", "s<|>: [{name: a, p: 1}]\n", "s: {a: {p: 1}}\n"],
    ["without a name", "s<|>:\n  - p: 1\n", "no edits"],
  ])("becomes a mapping: %s", (_, before, after) => {
    expect(editMarked(before, (at) => listToMap(at.text, at.pair, keys))).toBe(after);
  });

  it.each([
    [
      "of lines",
      "s<|>:\n    a: # x\n        p: 1\n    b: {q: 2}\n",
      "s:\n    -   name: a # x\n        p: 1\n    - {name: b, q: 2}\n",
    ],
    ["in brackets", "s<|>: {a: {p: 1}}\n", "s: [{name: a, p: 1}]\n"],
    ["unless a name would stand there twice", "s<|>:\n  a:\n    name: b\n", "no edits"],
    ["unless one is merged", "q: &q {z: 1}\ns<|>:\n  <<: *q\n", "no edits"],
  ])("is made of a mapping %s", (_, before, after) => {
    expect(editMarked(before, (at) => mapToList(at.text, at.pair, keys))).toBe(after);
  });
});

describe("a block of text", () => {
  it.each([
    [
      "in place of a mapping",
      "p<|>: {a: 1} # c\nz: 0\n",
      '{\n  "a": 1\n}',
      'p: |- # c\n  {\n    "a": 1\n  }\nz: 0\n',
    ],
    [
      "in place of lines",
      "x:\r\n    p<|>:\r\n        a: 1\r\nz: 0\r\n",
      "a\n\nb\n",
      "x:\r\n    p: |\r\n        a\r\n\r\n        b\r\nz: 0\r\n",
    ],
    ["with blanks at its beginning", "p<|>: 1", " a\nb\n\n", "p: |2+\n   a\n  b\n"],
    ["in brackets", "{p<|>: 1}", "a\nb", '{p: "a\\nb"}'],
    ["that a block cannot hold", "p<|>: 1\n", "a\u0007", 'p: "a\\u0007"\n'],
    ["above a line that begins with a tab", "p<|>:\n  a: 1\n\tb: 2\n", "x", "no edits"],
    ["in place of lines with comments", "p<|>:\n  a: 1 # c\n  b: 2\n", "x", "no edits"],
  ])("works %s", (_, before, content, after) => {
    expect(editMarked(before, (at) => setBlockText(at.text, at.pair, content))).toBe(after);
  });
});
