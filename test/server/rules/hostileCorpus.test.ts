import { describe, expect, it } from "vitest";
import { checkText } from "../../support/checkText.js";

/** A create-spec file with these steps. */
function steps(text: string): string {
  return `# peak-press: create-spec
body:
  version: 1
  kind: workflow
  metadata: { name: demo, summary: Shows something }
  release: { version: 1.0.0 }
  config:
    triggers: []
    steps:
${text}`;
}

const values = (text: string) => `# peak-press: patch-parameters\nbody:\n${text}`;
const update = (text: string) => `# peak-press: update-spec-metadata\nbody:\n${text}`;
const title = (text: string) => update(`  metadata: { title: ${text} }\n`);
const image = "imageDetails: { id: 1, versionId: 1 }";
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
const laughs = lines(9, (index) => {
  const items = Array(9)
    .fill(index === 0 ? "x" : `*a${index - 1}`)
    .join(", ");
  return `  a${index}: &a${index} [${items}]`;
});

/** What is wrong, the text with `<|…|>` around the place of the finding, its rule, and what it says. */
const faulty: readonly (readonly [what: string, marked: string, rule: string, message: RegExp])[] =
  [
    [
      "a tab as indentation",
      values("  a: 1\n<|\t|>b: 1\n"),
      "syntax/tab-indentation",
      /use spaces/,
    ],
    [
      "1,000 brackets",
      values(`  a: ${"[".repeat(200)}<|[|>${"[".repeat(799)}`),
      "syntax/too-deep",
      /200 levels/,
    ],
    [
      "aliases that multiply",
      values(laughs.replace("a5: &a5 [*a4", "a5: &a5 [<|*a4|>")),
      "syntax/alias-expansion",
      /"a4" .* more than 100,000 values/,
    ],
    [
      "an alias without anchor",
      values("  b: &nape 1\n  a: <|*nope|>\n"),
      "syntax/undefined-alias",
      /"nope" .*did you mean "nape"/,
    ],
    [
      "an anchor that contains itself",
      values("  a: &r\n    b: <|*r|>\n"),
      "syntax/recursive-alias",
      /"r" contains itself/,
    ],
    [
      "two steps of one name",
      steps(
        "      train: { type: sql, sqlQueryPath: a.sql }\n      <|train|>: { type: sql, sqlQueryPath: b.sql }\n",
      ),
      "syntax/duplicate-key",
      /"train" is set twice/,
    ],
    [
      "a circle of steps",
      steps(
        "      a: { type: sql, sqlQueryPath: a.sql, parents: [<|b|>] }\n      b: { type: sql, sqlQueryPath: a.sql, parents: [a] }\n",
      ),
      "graph/cycle",
      /a → b → a/,
    ],
    [
      "a misspelt parent",
      steps(
        "      train: { type: sql, sqlQueryPath: a.sql }\n      b: { type: sql, sqlQueryPath: a.sql, parents: [<|trian|>] }\n",
      ),
      "graph/unknown-parent",
      /"trian".*did you mean "train"/,
    ],
    [
      "an unresolved merge",
      values("  a: 1\n<|<<<<<<< HEAD|>\n  b: 1\n=======\n  b: 2\n>>>>>>> other\n"),
      "syntax/merge-conflict",
      /unresolved/,
    ],
    [
      "a second document",
      values("  a: 1\n<|---|>\nb: 1\n"),
      "syntax/several-documents",
      /one document/,
    ],
    [
      "a quote that is not closed",
      values('  a: <|"|>abc\n  b: 1\n'),
      "syntax/unclosed-quote",
      /never closed/,
    ],
    [
      "a missing colon",
      update("  <|scope private|>\n"),
      "schema/type",
      /write "scope: private" with a colon/,
    ],
    [
      "a missing colon among others",
      values("  a: 1\n  <|key value|>\n  b: 1\n"),
      "syntax/missing-colon",
      /"key" has no colon/,
    ],
    [
      "a key twice",
      update("  scope: private\n  <|scope|>: public\n"),
      "syntax/duplicate-key",
      /"scope" is set twice/,
    ],
    ["a country", title("<|no|>"), "schema/type", /"no" in quotes.*read as false/],
    ["a version as number", title("<|1.10|>"), "schema/type", /"1.10" in quotes.*a number/],
    ["a date as text", title("<|2024-01-01|>"), "schema/type", /in quotes.*a date/],
    ["a time as text", title("<|12:30:45|>"), "schema/type", /in quotes.*a number/],
    ["an octal number as text", title("<|0755|>"), "schema/type", /in quotes.*a number/],
    [
      "an impossible date",
      values("  a: <|2024-13-45|>\n"),
      "syntax/impossible-date",
      /names none that exists/,
    ],
    [
      "a number that is text",
      steps(`      a: { ${image}, command: ls, stepTimeout: <|1e3|> }\n`),
      "schema/type",
      /write 1000, because 1e3 is read as text/,
    ],
    [
      "a number with a zero in front",
      steps("      a: { imageDetails: { id: <|08|>, versionId: 1 }, command: ls }\n"),
      "schema/type",
      /write 8, because 08 is read as text/,
    ],
    [
      "a number in quotes",
      steps('      a: { imageDetails: { id: <|"3"|>, versionId: 1 }, command: ls }\n'),
      "schema/type",
      /write 3 without quotes/,
    ],
    [
      "a number that is too large",
      values("  id: <|12345678901234567890|>\n"),
      "schema/type",
      /too large to be sent exactly/,
    ],
    [
      "an infinite number",
      steps(`      a: { ${image}, command: ls, stepTimeout: <|.inf|> }\n`),
      "schema/type",
      /no finite number/,
    ],
    [
      "a duration in words",
      steps(`      a: { ${image}, command: ls, stepTimeout: <|10 minutes|> }\n`),
      "schema/type",
      /number of seconds; found the text "10 minutes"/,
    ],
    [
      "a tag that would run a program",
      values("  a: <|!!python/object/apply:os.system|> [ls]\n"),
      "syntax/unsupported-tag",
      /not supported/,
    ],
    [
      "the name of an object's member as key",
      update("  scope: private\n  <|__proto__|>: { x: 1 }\n"),
      "schema/unknown-key",
      /"__proto__" is unknown/,
    ],
    ["NUL", values("  a: x<|\u0000|>y\n"), "syntax/control-character", /U\+0000/],
    ["half a surrogate pair", values("  a: x<|\uD800|>y\n"), "syntax/control-character", /U\+D800/],
    [
      "a byte order mark inside",
      values("  a: 1\n  b: x<|\uFEFF|>y\n"),
      "syntax/byte-order-mark",
      /inside the text/,
    ],
    [
      "bytes of another encoding",
      "<|\u0000|>#\u0000 \u0000a\u0000\n",
      "syntax/control-character",
      /U\+0000/,
    ],
    [
      "6 million characters",
      `<|a|>${"a: 1\n".repeat(1_200_000)}`,
      "syntax/too-large",
      /6\.\d|5\.\d million/,
    ],
    [
      "a list instead of a mapping",
      "# peak-press: create-spec\n<|- a|>\n",
      "schema/type",
      /must be a mapping with "body"; found a list/,
    ],
    [
      "a text instead of a mapping",
      "# peak-press: create-spec\n<|text|>\n",
      "schema/type",
      /found the text "text"/,
    ],
    ["nothing", "<|# peak-press: create-spec|>\n", "file/empty", /is empty/],
  ];

describe("a hostile text has one finding that says it", () => {
  it.each(faulty)("%s", (_, marked, rule, message) => {
    const start = marked.indexOf("<|");
    const end = marked.indexOf("|>") - 2;
    const text = marked.replace("<|", "").replace("|>", "");
    const findings = checkText(text, {}, "a.block.yaml").filter(
      ({ severity }) => severity !== "hint",
    );
    expect(findings.map((finding) => [finding.rule, finding.range])).toEqual([
      [rule, { start, end }],
    ]);
    expect(findings[0]?.message).toMatch(message);
  });
});

const fine: readonly (readonly [what: string, text: string])[] = [
  ["a template in a value", steps(`      a: { ${image}, command: {{ command }} }\n`)],
  ["a condition", update("  {% if x %}\n  featured: true\n  {% endif %}\n  scope: private\n")],
  [
    "an anchor that 100 steps use",
    steps(
      `      s: &defaults { ${image}, command: ls }\n${lines(100, (index) => `      s${index}: *defaults`)}`,
    ),
  ],
  [
    "an anchor that 100 steps merge",
    steps(
      `      s: &defaults { ${image}, command: ls }\n${lines(100, (index) => `      s${index}: { <<: *defaults, stepTimeout: ${index + 1} }`)}`,
    ),
  ],
  ["names of members of objects", values("  __proto__: 1\n  constructor: 2\n  toString: 3\n")],
];

describe("an odd text that is right has none", () => {
  it.each(fine)("%s", (_, text) => {
    expect(checkText(text).filter(({ severity }) => severity !== "hint")).toEqual([]);
  });
});
