import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import type { SyntaxNode } from "../../../server/src/document/syntaxNode.js";
import { checkText } from "../../support/checkText.js";

/** A tree as text, each key as it stands at its range. */
function outline(node: SyntaxNode | undefined, text: string): string {
  switch (node?.kind) {
    case "mapping": {
      const pairs = node.pairs.map(
        ({ key: { range }, value }) =>
          `${text.slice(range.start, range.end)}: ${outline(value, text)}`,
      );
      return `{${pairs.join(", ")}}`;
    }
    case "sequence":
      return `[${node.items.map((item) => outline(item, text)).join(", ")}]`;
    case "scalar":
      return node.value.type === "unknown" ? "?" : node.text;
    default:
      return "-";
  }
}

const rows: readonly (readonly [text: string, tree: string])[] = [
  ['b:\n  a: 1\n  {% if x %}title: "a"{% endif %}\n  c: 2\n', "{b: {a: 1, title: a, c: 2}}"],
  ['b:\r\n  a: 1\r\n  {% if x %}t: "a"{% endif %}\r\n  c: 2\r\n', "{b: {a: 1, t: a, c: 2}}"],
  ['b:\n{% if x %}  title: "a"{% endif %}\n  c: 2\n', "{b: {title: a, c: 2}}"],
  ['b:\n  {%- if x -%}  title: "a" {%- endif %}\n  c: 2\n', "{b: {title: a, c: 2}}"],
  ['{% if x %}title: "a"{% endif %}\nb: 1\n', "{title: a, b: 1}"],
  ["b:\n  {% if x %}{% if y %}t: 1{% endif %}{% endif %}\n  c: 1\n", "{b: {t: 1, c: 1}}"],
  ['b:\n  {% if x %}t: "a"{% else %}t: "b"{% endif %}\n  c: 1\n', "{b: {t: a, c: 1}}"],
  [
    "b:\n  {% if x %}t: 1{% elif y %}u: 2{% else %}v: 3{% endif %} # c\n  c: 1\n",
    "{b: {t: 1, c: 1}}",
  ],
  ["b:\n  {% if x %}t: 1{% endif %}{% if y %}u: 2{% endif %}\n  c: 1\n", "{b: {t: 1, c: 1}}"],
  ["b:\n  {% if x %}c: 1\n  d: 2{% endif %}\n  e: 3\n", "{b: {c: 1, d: 2, e: 3}}"],
  ["b:\n  {% if x %}\n  d: 1\n  {% else %}d: 2{% endif %}\n  e: 1\n", "{b: {d: 1, d: 2, e: 1}}"],
  ["b:\n  {% if x %}c:{% endif %}\n    d: 2\n", "{b: {c: {d: 2}}}"],
  ['b:\n  {% if x %}"q k": 1{% endif %}\n  d: 1\n', '{b: {"q k": 1, d: 1}}'],
  ["b:\n  {% if x %}{{ k }}: 1{% endif %}\n  d: 2\n", "{b: {{{ k }}: 1, d: 2}}"],
  ["l:\n  {% if x %}- a{% endif %}\n  - b\n", "{l: [a, b]}"],
  [
    "l:\n  {% for i in x %}- name: {{ i }}{% endfor %}\n  - name: b\n",
    "{l: [{name: ?}, {name: b}]}",
  ],
  ["b: {\n  {% if x %}c: 1,{% endif %}\n  d: 2 }\n", "{b: {c: 1, d: 2}}"],
  ['b: [\n  {% if x %}"c",{% endif %}\n  d ]\n', "{b: [c, d]}"],
  ["run: |\n  {% if x %}echo a{% endif %}\n  echo b\nz: 1\n", "{run: ?, z: 1}"],
  ["run: |\n  {% if x %}echo: a{% endif %}\n  echo b\nz: 1\n", "{run: ?, z: 1}"],
  ["{% set a = 1 %}b: 1\nc: 2\n", "{b: 1, c: 2}"],
  ["b:\n  {# why #}c: 1\n  d: 2\n", "{b: {c: 1, d: 2}}"],
  ['b:\n  {% raw %}c: "{{ x }}"{% endraw %}\n  d: 1\n', "{b: {c: {{ x }}, d: 1}}"],
];

describe("what stands behind template tags on its line is read where it stands once rendered", () => {
  it.each(rows)("%j", (text, tree) => {
    const read = parseDocument(text);
    expect(read.problems).toEqual([]);
    expect(outline(read.root, text)).toBe(tree);
  });

  it("is still checked, at its own place", () => {
    const text =
      "# peak-press: update-spec-metadata\nbody:\n  {% if x %}scoop: tenant{% endif %}\n  scope: private\n";
    const [finding, ...others] = checkText(text);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe("schema/unknown-key");
    expect(text.slice(finding?.range.start, finding?.range.end)).toBe("scoop");
  });

  it("is a mistake where it is indented wrongly once rendered", () => {
    const { problems } = parseDocument("b:\n  a: 1\n {% if x %}t: 2{% endif %}\n  c: 3\n");
    expect(problems.map(({ rule }) => rule)).toEqual(["syntax/indentation"]);
  });
});
