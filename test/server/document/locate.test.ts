import { describe, expect, it } from "vitest";
import { findNode, locate } from "../../../server/src/document/locate.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toPointer } from "../../../server/src/document/path.js";
import { parseMarks } from "../../support/marks.js";
import { outline } from "./outline.js";

describe("the node at an offset", () => {
  it.each([
    ["a: b<|>c\n", "/a value"],
    ["a<|>: b\n", "/a key"],
    ["a:\n  - b\n  - c: <|>d\n", "/a/1/c value"],
    ["a:\n  - b\n  - c<|>: d\n", "/a/1/c key"],
    ["a: [b, {c: d<|>}]\n", "/a/1/c value"],
    ["a:\n  b: 1\n\n<|>\n", "nothing"],
    ["a: <|>\n  b: 1\n", "/a value"],
    ["x/y~z: <|>a\n", "/x~1y~0z value"],
    ["<|>", "nothing"],
  ])("%j", (marked, expected) => {
    const { text, cursor } = parseMarks(marked);
    const { trail, isKey } = locate(parseDocument(text).root, cursor);
    const last = trail.at(-1);
    expect(last ? `${toPointer(last.path)} ${isKey ? "key" : "value"}` : "nothing").toBe(expected);
  });

  it("comes with the way from the root", () => {
    const { text, cursor } = parseMarks("a:\n  - b: <|>1\n");
    const { trail } = locate(parseDocument(text).root, cursor);
    expect(trail.map(({ path }) => toPointer(path))).toEqual(["", "/a", "/a/0", "/a/0/b"]);
    expect(trail.map(({ pair }) => pair?.key.text)).toEqual([undefined, "a", undefined, "b"]);
    expect(trail.map(({ parent }) => parent?.kind)).toEqual([
      undefined,
      "mapping",
      "sequence",
      "mapping",
    ]);
  });
});

describe("the node at a path", () => {
  const { root } = parseDocument(
    "a: &x\n  b: 1\n  c: [d, e]\nf: *x\ng:\n  <<: *x\n  b: 2\nh:\ni: 1\ni: 2\n",
  );
  it.each([
    [[], '{a: {b: 1, c: ["d", "e"]}, f: *x, g: {<<: *x, b: 2}, h: -, i: 1, i: 2}'],
    [["a", "c", 1], '"e"'],
    [["a", "c", "1"], '"e"'],
    [["f", "b"], "1"],
    [["g", "b"], "2"],
    [["g", "c", 0], '"d"'],
    [["h"], "-"],
    [["i"], "2"],
  ])("%j", (path, expected) => {
    const entry = findNode(root, path);
    expect(entry && outline(entry.node)).toBe(expected);
  });

  it.each([
    [["z"]],
    [["a", "c", 2]],
    [["a", "c", -1]],
    [["a", "c", "length"]],
    [["a", "b", "c"]],
    [["__proto__"]],
  ])("%j leads nowhere", (path) => {
    expect(findNode(root, path)).toBeUndefined();
  });
});
