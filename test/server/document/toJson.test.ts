import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";
import { parseMarks } from "../../support/marks.js";

function jsonOf(text: string): unknown {
  const result = toJson(parseDocument(text));
  return "value" in result ? JSON.parse(JSON.stringify(result.value)) : result.problem.message;
}

describe("a document as the platform receives it", () => {
  it.each([
    [
      "values by their type",
      "a: 1\nb: yes\nc: '1'\nd: 0755\ne: 1.5\nf: 1e3\n",
      { a: 1, b: true, c: "1", d: 493, e: 1.5, f: "1e3" },
    ],
    ["without entries that are null", "a:\nb: ~\nc: {d: null, e: 1}\n", { c: { e: 1 } }],
    [
      "with null inside lists",
      "a: [~, {b: ~}, [{c: ~}]]\nd:\n  -\n",
      { a: [null, { b: null }, [{ c: null }]], d: [null] },
    ],
    [
      "with aliases replaced",
      "a: &x {b: 1}\nc: [*x, *x]\n",
      { a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] },
    ],
    [
      "with merge keys replaced",
      "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n",
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
    ],
    ["with keys as text", "1: a\nyes: b\n~: c\n", { 1: "a", true: "b", null: "c" }],
    ["with the text of raw blocks", "a: {% raw %}'{{X}}'{% endraw %}\n", { a: "{{X}}" }],
    ["without template comments", "{# note #}\na: 1\n", { a: 1 }],
    ["nothing", "", null],
    ["a list", "- a: 1\n", [{ a: 1 }]],
  ])("%s", (_what, text, expected) => {
    expect(jsonOf(text)).toEqual(expected);
  });

  it("keeps names that mean something in JavaScript", () => {
    const result = toJson(parseDocument("__proto__: {polluted: true}\nconstructor: 1\n"));
    expect("value" in result && JSON.stringify(result.value)).toBe(
      '{"__proto__":{"polluted":true},"constructor":1}',
    );
    expect("polluted" in {}).toBe(false);
  });
});

describe("what cannot be sent is named with its place", () => {
  it.each([
    ["a mistake in the text", "a: 1\n<|a|>: 2\n"],
    ["a date", "a: <|2024-01-01|>\n"],
    ["a date as key", "<|2024-01-01|>: 1\n"],
    ["an endless number", "a: [<|.inf|>]\n"],
    ["a number that would be rounded", "a: <|12345678901234567890|>\n"],
    ["an expression", "a: <|{{ x }}|>\n"],
    ["a statement", "<|{% if x %}|>\na: 1\n{% endif %}\n"],
    ["a merge of something else", "a:\n  <|<<: [1]|>\n"],
  ])("%s", (_what, marked) => {
    const { text, range } = parseMarks(marked);
    const result = toJson(parseDocument(text));
    expect("problem" in result && result.problem.range).toEqual(range);
  });
});
