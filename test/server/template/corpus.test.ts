import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import type { SyntaxNode } from "../../../server/src/document/syntaxNode.js";
import { maskTemplates } from "../../../server/src/template/maskTemplates.js";
import { checkText } from "../../support/checkText.js";

interface Row {
  readonly name: string;
  readonly text: string;
  readonly rendered: string;
}

const rows = readFileSync(new URL("templates.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);
const problems = (text: string) => checkText(text).filter(({ severity }) => severity !== "hint");

describe("a template that renders to a good file", () => {
  it("is here in more than 60 forms", () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it.each(rows.map((row) => [row.name, row] as const))("with %s has no problems", (_, row) => {
    expect(problems(row.rendered)).toEqual([]);
    expect(problems(row.text)).toEqual([]);
  });

  it.each(rows.map((row) => [row.name, row] as const))(
    "with %s has none on Windows either",
    (_, { text }) => {
      expect(problems(text.replace(/\r?\n/g, "\r\n"))).toEqual([]);
    },
  );
});

describe("a mistake in a template is found all the same", () => {
  it.each([
    ["a misspelt key beside a condition", "    sumary: x\n", "schema/unknown-key"],
    ["a value that is not allowed", "    descriptionContentType: html\n", "schema/enum"],
    ["a key twice in one branch", "    title: x\n    title: y\n", "syntax/duplicate-key"],
  ])("%s", (_, line, rule) => {
    const text = `# peak-press: update-spec-metadata
body:
  metadata:
    {% if prod %}
${line}    {% else %}
    title: other
    {% endif %}
`;
    expect(problems(text).map((finding) => finding.rule)).toEqual([rule]);
  });

  it("a missing key in a mapping without statements", () => {
    const text = `# peak-press: create-deployment
body:
  metadata: { name: "{{ name }}" }
  spec:
    id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10
  {% if notes %}
  revision: { notes: "{{ notes }}" }
  {% endif %}
`;
    expect(problems(text).map(({ message }) => message)).toEqual(['"metadata" needs "summary".']);
  });

  it("a key of another type of steps in a step without statements", () => {
    const text = `# peak-press: create-release
body:
  release: { version: "{{ version }}" }
  config:
    steps:
      {% for r in regions %}
      load-{{ r }}: { type: sql, sqlQueryPath: a.sql, url: https://example.com }
      {% endfor %}
`;
    expect(problems(text).map(({ rule }) => rule)).toEqual(["schema/foreign-key"]);
  });
});

describe("reading a template", () => {
  const expression = fc.constantFrom(
    "{{ x }}",
    "{{- x -}}",
    "{{ x | default('}}') }}",
    '{{ a["b"].c }}',
    "{# no #}",
    "{% if x %}y{% endif %}",
  );
  const word = fc.constantFrom("a", "name", "load-x", "2024", "größe", "\u{1F600}");
  const value = fc.tuple(word, expression, word).map((parts) => parts.join(""));
  const line = fc.oneof(
    fc.tuple(word, value).map(([key, text]) => `${key}: ${text}`),
    fc.tuple(word, value).map(([key, text]) => `${key}: "${text.replaceAll('"', "'")}"`),
    fc.constantFrom("{% if x %}", "{% endif %}", "{% for i in x %}", "{% endfor %}"),
    fc.constantFrom('{% include "f" %}', "{# c\n #}", "# {{ x }}", "{% set a = 1 %}", "a: |"),
    fc.constantFrom("{% raw %}", "{% endraw %}", "{{ x }}", "{% macro m(a) %}", "{% endmacro %}"),
  );
  const text = fc
    .array(fc.tuple(fc.constantFrom("", "  ", "    "), line), { maxLength: 12 })
    .map((lines) => lines.map((parts) => parts.join("")).join("\n"));

  it("leaves every character that is no tag where it is", () => {
    fc.assert(
      fc.property(text, (source) => {
        const masked = maskTemplates(source);
        expect(masked.text.length).toBe(source.length);
        expect(masked.text.replace(/[^\r\n]/g, "")).toBe(source.replace(/[^\r\n]/g, ""));
        let offset = 0;
        for (const { range, kind } of masked.tags) {
          expect(range.start).toBeGreaterThanOrEqual(offset);
          offset = kind === "raw" ? range.start : range.end;
        }
        if (/macro|set/.test(source)) return;
        let copied = 0;
        for (const { range, kind } of masked.tags) {
          expect(masked.text.slice(copied, range.start)).toBe(source.slice(copied, range.start));
          copied = kind === "raw" ? range.start : range.end;
        }
        expect(masked.text.slice(copied)).toBe(source.slice(copied));
      }),
      { numRuns: 2000 },
    );
  });

  it("finds every key at its place", () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { start, end, key } of keysOf(parseDocument(source).root)) {
          expect(source.slice(start, end)).toContain(key);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The plain keys of a tree that no template decides. */
function keysOf(root: SyntaxNode | undefined): { start: number; end: number; key: string }[] {
  if (root?.kind !== "mapping") return [];
  return root.pairs.flatMap(({ key, value }) => [
    ...(key.value.type === "string" ? [{ ...key.range, key: key.text }] : []),
    ...keysOf(value),
  ]);
}
