import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";

/**
 * How often a property is tried: in a usual test run with the same scripts each time, so that a change is judged alone;
 * with PROPERTY_RUNS in the environment that often, with other scripts each time.
 */
export function propertyRuns(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const runs = process.env["PROPERTY_RUNS"];
  return runs === undefined ? { numRuns: usual, seed: 2026 } : { numRuns: Number(runs) };
}

const folder = path.join(import.meta.dirname, "../fixtures/specs");

/** The texts of all block files among the fixtures. */
export const fixtureTexts: readonly string[] = ["valid", "faulty"].flatMap((kind) =>
  readdirSync(path.join(folder, kind)).map((name) =>
    readFileSync(path.join(folder, kind, name), "utf8"),
  ),
);

const stepNames = ["train", "prepare", "evaluate", "publish", "report"];

const writtenStep = fc
  .record({
    parents: fc.subarray([...stepNames, "ghost"], { maxLength: 3 }),
    type: fc.constantFrom("standard", "http", "export", "sql", "python"),
    extra: fc.constantFrom(
      "command: |\n          one: 1\n\n          two",
      "stepTimeout: many",
      "outputParameters: { accuracy: a.txt }",
      "parameters:\n          inherit:\n            X: accuracy",
      'resources: { instanceTypeId: "@param:machine" }',
      "command: &c [a, 'b', \"c\"]",
      "payload: { a: {{ name }} }",
      "parameters:\n          env: { A: 1, B: yes }",
      "executionParameters:\n          parentStatus:\n            - condition: and\n              parents: [train]\n              status: [success]",
      "# a comment",
    ),
  })
  .map(
    ({ parents, type, extra }) =>
      `        type: ${type}\n        parents: [${parents.join(", ")}]\n        ${extra}\n`,
  );

/** Workflows of a few steps that refer to each other, some of them to what does not exist. */
export const generatedText: fc.Arbitrary<string> = fc
  .record({
    steps: fc.subarray(stepNames, { minLength: 1, maxLength: 3 }),
    bodies: fc.array(writtenStep, { minLength: 3, maxLength: 3 }),
    tail: fc.constantFrom(
      "",
      "    images: { trainer: { dockerfile: D, context: . } }\n",
      "parameters:\n  build:\n    - name: machine\n      type: number\n",
      "    triggers:\n      - cron: 0 * * * *\n",
    ),
  })
  .map(({ steps, bodies, tail }) => {
    const written = steps.map((name, index) => `      ${name}:\n${bodies[index] ?? ""}`);
    return `body:\n  version: 1\n  kind: workflow\n  config:\n    steps:\n${written.join("")}${tail}`;
  });

/** Small texts, so that many can be tried. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: generatedText },
  { weight: 1, arbitrary: fc.constantFrom(...fixtureTexts) },
);

/** What people type, paste and break: brackets, quotes, blanks, halves of line ends and of surrogate pairs. */
const snippet = fc.constantFrom(
  ..."\n|\r|\r\n| |  |    |\t|:|: |,|- |? |#| # c\n|'|\"|[|]|{|}|*|&a |*a|!t |%|@x|`|\\|\\q|~|0|x".split(
    "|",
  ),
  ..."{{ x }}~{{~{%~{% if a %}\n~<<: *a\n~---\n~...\n~\ud83d~\ude00~é~\u2028~\ufeff~|\n~>-\n".split(
    "~",
  ),
  ..."      x:\n~      x\n~        x: 1\n~        x\n~          y\n~train~ghost~type: sql~imageRef: a".split(
    "~",
  ),
);

/** A change of a text, by fractions of its length or of its lines. */
export type Edit = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });

const changeCharacters: fc.Arbitrary<Edit> = fc
  .record({ at: place, removed: fc.integer({ min: 0, max: 40 }), snippet: fc.option(snippet) })
  .map(({ at, removed, snippet: inserted }) => (text) => {
    const start = Math.round(at * text.length);
    return text.slice(0, start) + (inserted ?? "") + text.slice(inserted ? start : start + removed);
  });

const changeLines: fc.Arbitrary<Edit> = fc
  .record({
    at: place,
    to: place,
    action: fc.constantFrom("remove", "copy", "indent", "outdent", "swap"),
  })
  .map(({ at, to, action }) => (text) => {
    const lines = text.split(/(?<=\n)/);
    const from = Math.min(lines.length - 1, Math.floor(at * lines.length));
    const target = Math.min(lines.length - 1, Math.floor(to * lines.length));
    const line = lines[from] ?? "";
    if (action === "remove") lines.splice(from, 1);
    if (action === "copy") lines.splice(target, 0, line);
    if (action === "indent") lines[from] = ` ${line}`;
    if (action === "outdent") lines[from] = line.replace(/^ /, "");
    if (action === "swap") [lines[from], lines[target]] = [lines[target] ?? "", line];
    return lines.join("");
  });

/** A letter, a digit or a blank behind a word, which as a rule breaks nothing. */
const typeOn: fc.Arbitrary<Edit> = fc
  .record({ at: place, typed: fc.constantFrom("x", "1", " ", "-", "xyz", " # c", ", x") })
  .map(({ at, typed }) => (text) => {
    const from = Math.round(at * text.length);
    const end = /\w\b(?![:\w])/g;
    end.lastIndex = from;
    const word = end.exec(text);
    const offset = word ? word.index + 1 : from;
    return text.slice(0, offset) + typed + text.slice(offset);
  });

const edit = fc.oneof(
  { weight: 3, arbitrary: changeCharacters },
  { weight: 2, arbitrary: changeLines },
  { weight: 4, arbitrary: typeOn },
);

/** A text after none to three changes. */
export function changed(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.array(edit, { maxLength: 3 }))
    .map(([start, changes]) => changes.reduce((before, change) => change(before), start));
}

type Step = readonly Edit[] | "undo" | { readonly other: string };

/** Versions of a text, each made from the one before by a few changes at once, by taking one back, or anew. */
export const versions: fc.Arbitrary<readonly string[]> = fc
  .record({
    start: anyText,
    steps: fc.array(
      fc.oneof(
        { weight: 12, arbitrary: fc.array(edit, { minLength: 1, maxLength: 2 }) },
        { weight: 2, arbitrary: fc.constant("undo" as const) },
        { weight: 1, arbitrary: fc.record({ other: anyText }) },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ start, steps }) => {
    const texts = [start];
    for (const step of steps) texts.push(nextVersion(texts, step));
    return texts;
  });

function nextVersion(texts: readonly string[], step: Step): string {
  const latest = texts.at(-1) ?? "";
  if (step === "undo") return texts.at(-2) ?? latest;
  return "other" in step ? step.other : step.reduce((text, change) => change(text), latest);
}
