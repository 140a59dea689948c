import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";
import { checkText } from "../../support/checkText.js";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
const characters = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).join("");
const sql = (parents: string) => `{ type: sql, sqlQueryPath: a.sql, parents: [${parents}] }`;
const workflow = (steps: string) =>
  `# peak-press: create-spec\nbody:\n  version: 1\n  kind: workflow\n  metadata: { name: a, summary: b }\n  release: { version: 1.0.0 }\n  config:\n    steps:\n${steps}`;

/** Texts of a size; what they look like says their name. */
const generators: Readonly<Record<string, (size: number) => string>> = {
  "open brackets": (n) => "[".repeat(n),
  "brackets that are closed": (n) => "[".repeat(n) + "]".repeat(n),
  dashes: (n) => "- ".repeat(n),
  "nested keys": (n) => lines(Math.min(n, 1000), (index) => `${" ".repeat(index)}a:`),
  "question marks": (n) => "? ".repeat(n),
  "question marks on lines": (n) => lines(n, (index) => `? ${index}`),
  keys: (n) => lines(n, (index) => `k${index}: ${index}`),
  "equal keys": (n) => lines(n, () => "a: 1"),
  anchors: (n) => lines(n, (index) => `k${index}: &a${index} 1`),
  "aliases to one anchor": (n) => `a: &a 1\n${lines(n, (index) => `k${index}: *a`)}`,
  "anchors with an alias each": (n) =>
    lines(n, (index) => `k${index}: &a${index} 1\nl${index}: *a${index}`),
  "a chain of aliases": (n) =>
    `k0: &a0 1\n${lines(n, (index) => `k${index + 1}: &a${index + 1} [*a${index}]`)}`,
  "a chain of merges": (n) =>
    `k0: &a0 {x: 1}\n${lines(n, (index) => `k${index + 1}: &a${index + 1} {<<: *a${index}}`)}`,
  documents: (n) => lines(n, () => "---\na: 1"),
  directives: (n) => `${lines(n, () => "%FOO bar")}---\na: 1\n`,
  comments: (n) => lines(n, () => "# a"),
  "blank lines": (n) => "\n".repeat(n),
  "a plain line": (n) => `a: ${"x ".repeat(n)}`,
  "a quoted line": (n) => `a: "${"x".repeat(n)}"`,
  "a quoted line without end": (n) => `a: "${"x".repeat(n)}`,
  "lines of a long text": (n) => `a: |\n${lines(n, () => "  x")}`,
  "lines of a folded text": (n) => `a: >\n${lines(n, () => "  x")}`,
  "lines of a plain text": (n) => `a: x\n${lines(n, () => "  x")}`,
  tabs: (n) => `a:${"\t".repeat(n)}1`,
  blanks: (n) => `${" ".repeat(n)}a: 1`,
  "a long key": (n) => `${"k".repeat(n)}: 1`,
  "a long anchor": (n) => `a: &${"k".repeat(n)} 1`,
  "a long tag": (n) => `a: !${"k".repeat(n)} 1`,
  escapes: (n) => `a: "${"\\U0010FFFF".repeat(n)}"`,
  "wrong escapes": (n) => `a: "${"\\q".repeat(n)}"`,
  "control characters": (n) => `a: ${characters(0, 31).repeat(Math.ceil(n / 32))}`,
  "C1 characters": (n) => `a: ${characters(0x7f, 0x9f).repeat(Math.ceil(n / 33))}`,
  noncharacters: (n) => `a: ${"\uFFFE\uFFFF".repeat(n)}`,
  "halves of surrogate pairs": (n) => `a: ${"\uD800 \uDC00".repeat(n)}`,
  "byte order marks": (n) => "\uFEFF".repeat(n),
  "unusual line breaks": (n) => "a: 1\u0085\u2028\u2029".repeat(n),
  "mixed line ends": (n) => "a: 1\rb: 2\nc: 3\r\n".repeat(n),
  expressions: (n) => lines(n, (index) => `k${index}: {{ x }}`),
  "expressions as keys": (n) => lines(n, () => "{{ x }}: {{ y }}"),
  "expressions on lines": (n) => lines(n, () => "{{ x }}"),
  conditions: (n) => lines(n, () => "{% if x %}\na: 1\n{% endif %}"),
  "nested conditions": (n) => `${"{% if x %}\n".repeat(n)}a: 1\n${"{% endif %}\n".repeat(n)}`,
  "conditions without end": (n) => lines(n, () => "{% if x %}"),
  "ends without conditions": (n) => lines(n, () => "{% endif %}"),
  "macros without end": (n) => lines(n, () => "{% macro m(x) %}"),
  includes: (n) => lines(n, (index) => `k${index}:\n  {% include "x" %}`),
  "raw blocks": (n) => lines(n, () => "{% raw %}a{% endraw %}"),
  "template comments": (n) => "{# a #}".repeat(n),
  "marks of merges": (n) => lines(n, () => "<<<<<<< a\n=======\n>>>>>>> b"),
  "a chain of steps": (n) =>
    workflow(lines(n, (index) => `      s${index}: ${sql(index === 0 ? "" : `s${index - 1}`)}`)),
  "a star of steps": (n) =>
    workflow(lines(n, (index) => `      s${index}: ${sql(index === 0 ? "" : "s0")}`)),
  "a ring of steps": (n) =>
    workflow(lines(n, (index) => `      s${index}: ${sql(`s${(index + 1) % n}`)}`)),
  "steps that wait for themselves": (n) =>
    workflow(lines(n, (index) => `      s${index}: ${sql(`s${index}`)}`)),
  "unknown parents": (n) => workflow(lines(n, (index) => `      s${index}: ${sql(`t${index}`)}`)),
  "steps of no known type": (n) =>
    workflow(lines(n, (index) => `      s${index}: { type: x, url: y }`)),
};

/** Large ones take minutes: `PRESS_BLOCKS_LARGE_TEXTS=1 npx vitest run test/server/rules/generatedTexts`. */
const sizes = process.env["PRESS_BLOCKS_LARGE_TEXTS"] === "1" ? [1, 1000, 5000] : [1, 150];

describe.each(sizes)("texts of size %i", (size) => {
  it.each(Object.entries(generators))(
    "are read to an end: %s",
    (_, generate) => {
      const text = generate(size);
      const tree = parseDocument(text);
      expect(tree.problems.length).toBeLessThanOrEqual(25);
      const findings = checkText(text, {}, "a.block.yaml");
      expect(findings.length).toBeLessThanOrEqual(200);
      for (const { range } of findings) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(Math.max(1, text.length));
      }
      const json = toJson(tree);
      expect("value" in json || json.problem.rule.startsWith("syntax/")).toBe(true);
    },
    60_000,
  );
});
