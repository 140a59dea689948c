import { describe, expect, it } from "vitest";
import { findCursor } from "../../../server/src/document/cursor.js";
import { effectivePairs } from "../../../server/src/document/effectivePairs.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
const laughs = lines(9, (index) => {
  const items = Array(9).fill(index === 0 ? "x" : `*a${index - 1}`);
  return `a${index}: &a${index} [${items.join(", ")}]`;
});

const tooDeep: [string, string][] = [
  ["open brackets", "[".repeat(1000)],
  ["a hundred thousand open brackets", "[".repeat(100_000)],
  ["closed brackets", "[".repeat(1000) + "]".repeat(1000)],
  ["dashes", "- ".repeat(1000)],
  ["question marks", "? ".repeat(1000)],
  ["colons", ": ".repeat(1000)],
  ["braces", "{a: ".repeat(1000)],
  ["keys on one line", "a: ".repeat(1000)],
  ["dashes and brackets in turn", "- [? {a: ".repeat(300)],
  ["indentation", lines(250, (index) => `${" ".repeat(index)}a:`)],
  [
    "indentation with long texts between",
    lines(
      250,
      (index) =>
        `${" ".repeat(index)}a: &x${index}\n${" ".repeat(index + 1)}t: |\n${" ".repeat(index + 3)}x`,
    ).replaceAll(/(?<=t: \|\n +x\n)( +)a:/g, "$1a:"),
  ],
];

describe("a text that is nested too deeply", () => {
  it.each(tooDeep)(
    "by %s is refused with one sentence, however often it is read",
    (_what, text) => {
      for (let time = 0; time < 2; time += 1) {
        const tree = parseDocument(text);
        expect(tree.problems.map(({ rule }) => rule)).toEqual(["syntax/too-deep"]);
        expect(tree.root).toBeUndefined();
      }
    },
  );

  it("begins at 201 levels", () => {
    const nested = (levels: number) => parseDocument("[".repeat(levels) + "]".repeat(levels));
    expect(nested(200).problems).toEqual([]);
    expect(nested(201).problems).toHaveLength(1);
  });

  it("is not one with brackets in texts", () => {
    const text =
      `a: "${"[".repeat(500)}"\nb: |\n  ${"{".repeat(500)}\n# ${"[".repeat(500)}\n`.replaceAll(
        "{{",
        "{ ",
      );
    expect(parseDocument(text).problems).toEqual([]);
  });
});

const other: [string, string, string | undefined][] = [
  ["aliases that multiply", laughs, "alias-expansion"],
  ["40,000 keys", lines(40_000, (index) => `k${index}: ${index}`), undefined],
  ["10,000 aliases", `a: &a 1\n${lines(10_000, (index) => `k${index}: *a`)}`, undefined],
  [
    "10,000 undefined aliases",
    lines(10_000, (index) => `k${index}: *a${index}`),
    "undefined-alias",
  ],
  [
    "2,000 misspelt aliases",
    lines(2000, (index) => `k${index}: &anchorname${index} 1\nl${index}: *anchornome${index}`),
    "undefined-alias",
  ],
  ["3,000 equal keys", lines(3000, () => "a: 1"), "duplicate-key"],
  ["5,000 documents", lines(5000, () => "---\na: 1"), "several-documents"],
  ["3,000 open quotes", lines(3000, () => 'a: "x'), "unclosed-quote"],
  ["3,000 open brackets on lines of their own", lines(3000, () => "a: ["), "unclosed-bracket"],
  ["3,000 stray brackets", lines(3000, () => "a: ]"), "unexpected-bracket"],
  ["3,000 tabs", lines(3000, () => "\ta: 1"), "tab-indentation"],
  ["3,000 conflict marks", lines(3000, () => "<<<<<<< x"), "merge-conflict"],
  ["100,000 open template tags", "{{ ".repeat(100_000), "unclosed-template"],
  ["10,000 open template tags in quotes", 'a "{{ "'.repeat(10_000), "unclosed-template"],
  ["10,000 stars", "* ".repeat(10_000), "unquoted-star"],
  ["one line of a million characters", `a: "${"x ".repeat(500_000)}"`, undefined],
  ["6 million characters", "a".repeat(6_000_000), "too-large"],
  ["more values than are read", `a: [${"x, ".repeat(110_000)}]`, "too-large"],
  [
    "bytes of every kind",
    String.fromCharCode(...Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 65_536)),
    "control-character",
  ],
];

describe("a text of another hostile kind is read to an end", () => {
  it.each(other)("%s", (_what, text, rule) => {
    const { problems } = parseDocument(text);
    expect(problems[0]?.rule).toBe(rule && `syntax/${rule}`);
    expect(problems.length).toBeLessThanOrEqual(25);
  });

  it("multiplying aliases are refused when the file is to be sent", () => {
    expect(toJson({ ...parseDocument(laughs), problems: [] })).toMatchObject({
      problem: { rule: "syntax/alias-expansion" },
    });
  });

  it("a chain of 5,000 merges is followed for a while", () => {
    const text = `m0: &m0 {a: 1}\n${lines(5000, (index) => `m${index + 1}: &m${index + 1}\n  <<: *m${index}\n  k${index}: 1`)}`;
    const { root } = parseDocument(text);
    const last = root?.kind === "mapping" ? root.pairs.at(-1)?.value : undefined;
    expect(last?.kind === "mapping" && effectivePairs(last).length).toBeGreaterThan(50);
  });
});

describe("damaged texts", () => {
  /** A generator of the same numbers each time (mulberry32). */
  const random = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const sample = `# peak-press: create-spec
body: &b
  kind: workflow
  config:
    steps:
      "one": {command: 'a b', parents: [x, y]}
      two:
        payload: |
          {"a": {{ b }} }
        {% if c %}
        cron: "*/5 * * * *"
        {% endif %}
    triggers:
      - cron: >-
          x
      - <<: *b
`;
  const pieces = [
    "\n",
    "\t",
    "  ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
    "#",
    "{{",
    "}}",
    "{%",
    "%}",
    "---\n",
    "\r",
    "\uFEFF",
    "\uD83D",
    "@",
    "%",
    ",",
    "?",
    "<<: ",
  ];

  it("never end in an exception, and all ranges lie in the text", () => {
    const next = random(7);
    const below = (limit: number) => Math.floor(next() * limit);
    const wrong: string[] = [];
    for (let round = 0; round < 600; round += 1) {
      let text = sample;
      for (let edit = below(6); edit >= 0; edit -= 1) {
        const at = below(text.length + 1);
        text = text.slice(0, at) + (pieces[below(pieces.length)] ?? "") + text.slice(at + below(8));
      }
      const tree = parseDocument(text);
      const isInText = ({ start, end }: { start: number; end: number }) =>
        start >= 0 && start <= end && end <= text.length;
      const isSound =
        tree.problems.length <= 25 &&
        tree.problems.every(({ range, message }) => message !== "" && isInText(range)) &&
        ["key", "value", "item", "none"].includes(findCursor(tree, below(text.length + 1)).kind) &&
        Object.keys(toJson(tree)).length === 1;
      if (!isSound) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });
});
