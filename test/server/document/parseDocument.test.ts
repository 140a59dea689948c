import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import type { SyntaxNode } from "../../../server/src/document/syntaxNode.js";
import { parseMarks } from "../../support/marks.js";
import { outline } from "./outline.js";

function read(marked: string) {
  const { text, ranges } = parseMarks(marked);
  const tree = parseDocument(text);
  return { tree, text, ranges, outline: outline(tree.root) };
}

function valueAt(text: string, key: string): SyntaxNode | undefined {
  const { root } = parseDocument(text);
  return root?.kind === "mapping"
    ? root.pairs.find((pair) => pair.key.text === key)?.value
    : undefined;
}

describe("well-formed texts have a tree and no problems", () => {
  it.each([
    [
      "mappings and lists",
      "a:\n  b: 1\n  c:\n    - x\n    -\n    - y: 2\n",
      '{a: {b: 1, c: ["x", -, {y: 2}]}}',
    ],
    ["a key without value", "a:\n  b:\nc: ~\n", "{a: {b: -}, c: null}"],
    ["brackets", "a: [b, {c: 1}, [d]]\n", '{a: ["b", {c: 1}, ["d"]]}'],
    ["long texts", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", '{a: "x\\ny\\n", b: "x y"}'],
    ["quotes", `a: "x\\ty"\nb: 'it''s'\n"c": 1\n`, '{a: "x\\ty", b: "it\'s", c: 1}'],
    [
      "anchors and aliases",
      "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n",
      "{a: {b: 1}, c: *x, d: {<<: *x}}",
    ],
    [
      "an anchor used 150 times",
      `a: &x 1\nb: [${Array(150).fill("*x").join(", ")}]\n`,
      `{a: 1, b: [${Array(150).fill("*x").join(", ")}]}`,
    ],
    ["standard tags", "a: !!str 1\nb: !!int 2\n", '{a: "1", b: 2}'],
    ["one marked document", "---\na: 1\n...\n", "{a: 1}"],
    ["a directive", "%YAML 1.2\n---\na: no\n", "{a: false}"],
    ["carriage returns", "a:\r\n  - |\r\n    x\r\nb: 1\r\n", '{a: ["x\\n"], b: 1}'],
    ["old line ends", "a:\r  - b\rc: 1\r", '{a: ["b"], c: 1}'],
    ["a byte order mark", "\uFEFFa: 1\n", "{a: 1}"],
    [
      "dangerous names",
      "__proto__: {x: 1}\nconstructor: 2\n",
      "{__proto__: {x: 1}, constructor: 2}",
    ],
    ["nothing", "", "-"],
    ["only a comment", "# nothing\n", "-"],
  ])("%s", (_what, text, expected) => {
    const tree = parseDocument(text);
    expect(tree.problems).toEqual([]);
    expect(outline(tree.root)).toBe(expected);
  });
});

describe("ranges", () => {
  it.each([
    ["a plain text", "a: <|b c|> # note\n"],
    ["a quoted text with its quotes", 'a: <|"b"|>\nc: 1\n'],
    ["a long text without the blank lines after it", "a: <||\n  x\n\n  y|>\n\nb: 1\n"],
    ["a mapping without what follows it", "a:\n  <|b: 1\n  c: 2|>\n\n# note\nd: 3\n"],
    ["a list with its dashes", "a:\n  <|- b\n  - c|>\nd: 1\n"],
    ["brackets", "a: <|[b, c]|> # note\n"],
    ["CRLF lines", "x: 1\r\na: <|b|>\r\n"],
    ["characters of two units", "x: 😀\na: <|😀b|>\n"],
    ["behind a byte order mark", "\uFEFFa: <|b|>\n"],
  ])("of %s", (_what, marked) => {
    const { text, range } = parseMarks(marked);
    expect(valueAt(text, "a")?.range).toEqual(range);
  });

  it("of comments include the sign", () => {
    const { tree, ranges } = read("<|# one|>\na: 1 <|# two|>\n");
    expect(tree.comments).toEqual(ranges);
  });

  it("of a pair reach from its key to the end of its value", () => {
    const { tree, ranges } = read("<|a:\n  - b|>\n<|c:|>\n<|d: 1|>\n");
    expect(tree.root?.kind === "mapping" && tree.root.pairs.map(({ range }) => range)).toEqual(
      ranges,
    );
  });
});

describe("a mistake is one problem at its place, and the rest of the tree stays", () => {
  it.each([
    ["duplicate-key", "a: 1\nb: 2\n<|a|>: 3\n", "{a: 1, b: 2, a: 3}"],
    ["undefined-alias", "a: &base 1\nb: <|*bsae|>\nc: 2\n", "{a: 1, b: *bsae(nothing), c: 2}"],
    ["recursive-alias", "a: &r\n  b: <|*r|>\nc: 1\n", "{a: {b: *r(nothing)}, c: 1}"],
    ["duplicate-anchor", "a: &x 1\nb: <|&x|> 2\n", "{a: 1, b: 2}"],
    ["unsupported-tag", "a: <|!Ref|> b\nc: 1\n", '{a: "b", c: 1}'],
    ["complex-key", "? <|[a, b]|>\n: 1\nc: 2\n", "{[a, b]: 1, c: 2}"],
    ["missing-key", "a: 1\n<|:|> 2\nb: 3\n", "{a: 1, : 2, b: 3}"],
    ["several-documents", "a: 1\n<|---|>\nb: 2\n---\nc: 3\n", "{a: 1}"],
    ["tab-indentation", "a:\n<|\t|>b: 1\n\tc: 2\nd: 3\n", "{a: {b: 1, c: 2}, d: 3}"],
    ["tab-separation", "a:<|\t|>1\nb: 2\n", "{a: 1, b: 2}"],
    ["tab-separation", "a: x<|\t|>y\nb: 2\n", '{a: "x y", b: 2}'],
    ["anchor-name", "a: <|&x.y|> 1\nb: *x.y\n", "{a: 1, b: *x.y}"],
    ["multiline-key", '<|"a|>\n b": 1\n', "{a b: 1}"],
    ["impossible-date", "a: <|2024-02-30|>\nb: 1\n", "{a: 2024-02-30, b: 1}"],
    ["unsupported-tag", "a: <|!!str|> [1]\n", "{a: [1]}"],
    ["unsupported-tag", "a: <|!!bool|> maybe\n", '{a: "maybe"}'],
    ["unclosed-quote", 'a:\n  b: <|"|>c\n  d: "e"\n', '{a: {b: "c", d: "e"}}'],
    ["unclosed-quote", "a:\n  b: <|'|>c\n  d: 'e'\n", '{a: {b: "c", d: "e"}}'],
    [
      "unclosed-bracket",
      "a:\n  b: <|[|>c, d\n  e: f\n  g: 1\n",
      '{a: {b: ["c", "d"], e: "f", g: 1}}',
    ],
    ["unclosed-bracket", "a:\n  b: <|[|>c,\n  e: f\n  g: 1\n", '{a: {b: ["c"], e: "f", g: 1}}'],
    ["unclosed-bracket", "a: <|{|>b: 1\nc: 2\n", "{a: {b: 1}, c: 2}"],
    ["unexpected-bracket", "a: <|]|>\nb: 1\n", "{a: -, b: 1}"],
    ["missing-colon", "a:\n  b: 1\n  <|met|>\n  c:\n    d: 2\n", "{a: {b: 1, met: -, c: {d: 2}}}"],
    ["missing-colon", "a:\n  <|b:1|>\n  c: 2\n", "{a: {b:1: -, c: 2}}"],
    ["missing-colon", "a:\n  b: 1\n  <|c|>\nd: 2\n", "{a: {b: 1, c: -}, d: 2}"],
    ["missing-dash", "a:\n  - b\n  <|c|>\n  - d\ne: 1\n", '{a: ["b", "d"], e: 1}'],
    ["missing-dash", "a:\n  - b\n  <|-c|>\n  - d\n", '{a: ["b", "d"]}'],
    ["missing-comma", "a: {b: <|1 c: 2|>}\nd: 3\n", '{a: {b: "1 c: 2"}, d: 3}'],
    ["unquoted-colon", "a: <|Note: more|>\nb: 1\n", '{a: "Note: more", b: 1}'],
    ["unquoted-colon", "a: <|b:|> \nc: 1\n", '{a: "b:", c: 1}'],
    ["unquoted-colon", "a: <|b:|>\n    c: 1\n", "{a: {b: {c: 1}}}"],
    ["unquoted-reserved", "a: <|,b|>\nc: 1\n", '{a: ",b", c: 1}'],
    ["indentation", "a:\n  b: 1\n    <|c|>: 2\n  d: 3\n", "{a: {b: 1, c: 2, d: 3}}"],
    ["unquoted-reserved", "a: <|@param:size|>\nb: 1\n", '{a: "@param:size", b: 1}'],
    ["unquoted-reserved", "a: <|`x`|>\nb: 1\n", '{a: "`x`", b: 1}'],
    ["unquoted-star", "a:\n  - cron: <|* * * * *|>\nb: 1\n", '{a: [{cron: "* * * * *"}], b: 1}'],
    [
      "unquoted-star",
      "a:\n  - cron: <|*/5 * * * *|> # often\nb: 1\n",
      '{a: [{cron: "*/5 * * * *"}], b: 1}',
    ],
    ["block-header", "a: <||x y|>\nb: 1\n", '{a: "|x y", b: 1}'],
    ["reserved-value", "a: <|=|>\nb: 1\n", '{a: "=", b: 1}'],
    ["bad-escape", 'a: "x<|\\d|>"\nb: 1\n', '{a: "x\\\\d", b: 1}'],
    ["unexpected-text", 'a: "x" <|y|>\nb: 1\n', '{a: "x", b: 1}'],
    ["unexpected-list-item", "a: 1\n<|-|> b\nc: 2\n", "{a: 1, c: 2}"],
    ["merge-value", "a:\n  <<: <|1|>\nb: 1\n", "{a: {<<: 1}, b: 1}"],
    ["control-character", "a: x<|\u0007|>\nb: 1\n", '{a: "x\\u0007", b: 1}'],
    ["control-character", "a: x<|\uD800|>\nb: 1\n", '{a: "x\\ud800", b: 1}'],
    ["byte-order-mark", "a: x<|\uFEFF|>y\nb: 1\n", '{a: "x\uFEFFy", b: 1}'],
    ["unusual-line-break", "a: x<|\u2028|>b: 1\n", '{a: "x", b: 1}'],
    [
      "merge-conflict",
      "a: 1\n<|<<<<<<< HEAD|>\nb: 2\n||||||| base\nb: 0\n=======\nb: [\n>>>>>>> other\nc: 3\n",
      "{a: 1, b: 2, c: 3}",
    ],
  ])("%s: %j", (rule, marked, expected) => {
    const { tree, ranges, outline: found } = read(marked);
    expect(tree.problems.map((problem) => [problem.rule, problem.range])).toEqual([
      [`syntax/${rule}`, ranges[0]],
    ]);
    expect(tree.problems[0]?.message).toMatch(/^[A-Z"`].*[.?]$/);
    expect(found).toBe(expected);
  });

  it("names the anchor that was meant, and the first of two keys", () => {
    expect(parseDocument("a: &base 1\nb: *bsae\n").problems[0]?.message).toContain(
      'did you mean "base"',
    );
    const { tree, ranges } = read("<|a|>: 1\n<|a|>: 2\n");
    expect(tree.problems[0]?.related?.[0]?.range).toEqual(ranges[0]);
  });

  it("says at most 25 things", () => {
    const text = Array.from({ length: 40 }, (_, index) => `k${index}: *a${index}\n`).join("");
    expect(parseDocument(text).problems).toHaveLength(25);
  });

  it("takes each beginning of a block for as much as it is", () => {
    const whole =
      'body:\n  kind: workflow\n  config:\n    steps:\n      "one":\n        parents: [a, "b"]\n        cron: "* *"\n      two: {a: [1], b: 2}\n';
    for (let end = 0; end <= whole.length; end += 1) {
      const tree = parseDocument(whole.slice(0, end));
      expect(tree.problems.length).toBeLessThanOrEqual(2);
      if (end > 30) expect(outline(tree.root)).toMatch(/^\{body: \{kind: "workflow"/);
    }
  });
});

describe("templates", () => {
  it.each([
    ["an expression", "a: {{ x }}\nb: 1\n", "{a: ?{{ x }}?, b: 1}"],
    ["an expression in quotes", 'a: "{{ x }}"\n', "{a: ?{{ x }}?}"],
    ["part of a text", "a: {{ x }}-notify\n", "{a: ?{{ x }}-notify?}"],
    ["a key", "{{ a }}: 1\n{{ b }}: 2\n", "{{{ a }}: 1, {{ b }}: 2}"],
    ["a long text", "a: |\n  x {{ y }}\nb: 1\n", "{a: ?|\n  x {{ y }}?, b: 1}"],
    ["a filter with quotes", "a: {{ x | default('}}') }}\n", "{a: ?{{ x | default('}}') }}?}"],
    ["an item", "a: [{{ x }}, b]\n", '{a: [?{{ x }}?, "b"]}'],
    [
      "statements on lines of their own",
      "a:\n  {% if x %}\n  b: 1\n  {% endif %}\n  c: 2\n",
      "{a: {b: 1, c: 2}}",
    ],
    ["an include below a key", 'a:\n  {% include "f" %}\nb: 1\n', '{a: ?{% include "f" %}?, b: 1}'],
    [
      "branches that set the same key",
      "{% if x %}\na: 1\n{% else %}\na: 2\n{% endif %}\n",
      "{a: 1, a: 2}",
    ],
    ["a comment", "{# note #}\na: 1 {# {{ x }} #}\n", "{a: 1}"],
    ["a raw block", "a: {% raw %}'{{X}}'{% endraw %}\nb: 1\n", '{a: "{{X}}", b: 1}'],
    ["a raw block around lines", "{% raw %}\na: '{{X}}'\n{% endraw %}\n", '{a: "{{X}}"}'],
    ["an expression in a comment", "a: 1 # {{ x }}\n", "{a: 1}"],
    ["braces of JSON", 'a: |\n  {"b":{"c":{}}}\n', '{a: "{\\"b\\":{\\"c\\":{}}}\\n"}'],
  ])("%s: the value is unknown, the rest is read", (_what, text, expected) => {
    const tree = parseDocument(text);
    expect(tree.problems).toEqual([]);
    expect(outline(tree.root)).toBe(expected);
  });

  it("are listed with their kind and place", () => {
    const { tree, ranges } = read(
      "<|{# a #}|>\nb: <|{{ c }}|>\n<|{% raw %}|><|x: y|><|{% endraw %}|>\n",
    );
    expect(tree.templateTags).toEqual(
      ["comment", "expression", "statement", "raw", "statement"].map((kind, index) => ({
        kind,
        range: ranges[index],
      })),
    );
  });

  it.each([
    ["{% if x %}\na: 1\n{% endif %}\n", true],
    ['{% include "f" %}\n', true],
    ["{% raw %}\na: 1\n{% endraw %}\n", false],
    ["{% set x = 1 %}\na: {{ x }}\n", false],
    ["a: 1\n", false],
  ])("that may change the text are told from others: %j", (text, expected) => {
    expect(parseDocument(text).hasTemplateStatements).toBe(expected);
  });

  it.each([
    ["a: <|{{|> x\nb: 1\n", "{a: ?{{ x?, b: 1}"],
    ['a: "<|{{|> x"\nb: {{ y }}\n', "{a: ?{{ x?, b: ?{{ y }}?}"],
    ["a: 1\n<|{%|> if\nb: 1\n", "{a: 1, b: 1}"],
    ['a: "$<|{#|>list}"\nb: 1\n', '{a: "${#list}", b: 1}'],
  ])("that are never closed are reported: %j", (marked, expected) => {
    const { tree, ranges, outline: found } = read(marked);
    expect(tree.problems.map(({ rule, range }) => [rule, range])).toEqual([
      ["syntax/unclosed-template", ranges[0]],
    ]);
    expect(found).toBe(expected);
  });
});
