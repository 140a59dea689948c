import type { CodeLens } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import type { LensData } from "../../../server/src/features/codeLens.js";
import { createLanguageService } from "../../../server/src/languageService.js";
import { parseSettings } from "../../../server/src/settings.js";
import { markedDocument, parseMarks } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const now = () => Date.parse("2026-11-25T10:30:00Z");

const serviceWith = (settings: unknown) =>
  createLanguageService({ settings: () => parseSettings(settings), logger, now });
const service = serviceWith({});

const block = `body:
  kind: workflow
  config:
    images:
      <|python|>: { dockerfile: Dockerfile }
      <|unused|>: { dockerfile: Dockerfile }
    steps:
      <|read|>: { imageRef: python, command: x }
      <|clean|>: { imageRef: python, command: "@param:what", parents: [read] }
      <|tell|>:
        type: http
        parents: [read, clean]
        executionParameters: { parentStatus: [{ condition: all-of, parents: [read], status: [success] }] }
    watchers: "@param:watchers"
parameters:
  build:
    - { name: <|what|>, type: string }
    - { name: <|watchers|>, type: object_array }
`;

/** One line per lens: the name below it, and what it says. */
function lenses(marked: string, settings: unknown = {}) {
  const { document } = markedDocument(marked);
  const asked = serviceWith(settings);
  return asked.codeLens(document).map((lens) => {
    const { command } = asked.resolveCodeLens(document, lens, lens.data as LensData);
    return { name: document.getText(lens.range), title: command?.title, command, lens };
  });
}

describe("code lenses", () => {
  it("count what uses a name, and the parents of steps", () => {
    expect(lenses(block).map(({ name, title }) => `${name}: ${title ?? "nothing"}`)).toEqual([
      "python: used by 2 steps",
      "unused: used by no step",
      "read: used by 2 steps",
      "clean: used by 1 step",
      "clean: 1 parent",
      "tell: used by no step",
      "tell: 2 parents",
      "what: used by 1 step",
      "watchers: used in 1 place",
    ]);
  });

  it("stand on the names", () => {
    const { document, ranges } = markedDocument(block);
    const places = service.codeLens(document).map(({ range }) => range);
    expect(new Set(places.map((range) => JSON.stringify(range)))).toEqual(
      new Set(ranges.map((range) => JSON.stringify(range))),
    );
  });

  it("show all places of a name, or the parents, as a command with plain arguments", () => {
    const { text } = parseMarks(block);
    const { document } = markedDocument(block);
    const shown = (name: string, title: string) => {
      const found = lenses(block).find((lens) => lens.name === name && lens.title === title);
      expect(found?.command?.command).toBe("pressBlock.showReferences");
      const [uri, position, locations] = found?.command?.arguments as [
        string,
        CodeLens["range"]["start"],
        { uri: string; range: CodeLens["range"] }[],
      ];
      expect([uri, position]).toEqual([document.uri, found?.lens.range.start]);
      return locations.map(({ range }) => text.split("\n")[range.start.line]?.trim());
    };
    expect(shown("read", "used by 2 steps")).toEqual([
      expect.stringContaining("parents: [read] }"),
      "parents: [read, clean]",
      expect.stringContaining("parentStatus"),
    ]);
    expect(shown("tell", "2 parents")).toEqual([
      expect.stringMatching(/^read:/),
      expect.stringMatching(/^clean:/),
    ]);
  });

  it.each([
    ["uses", { codeLens: { uses: false } }, ["clean: 1 parent", "tell: 2 parents"]],
    ["parents", { codeLens: { parents: false, uses: "no" } }, 7],
    ["both", { codeLens: { uses: false, parents: false } }, []],
  ])("can be switched off: %s", (_, settings, expected) => {
    const found = lenses(block, settings).map(({ name, title }) => `${name}: ${title ?? ""}`);
    if (typeof expected === "number") expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  it("say nothing about what is gone since they were placed", () => {
    const { document } = markedDocument(block);
    const lens = service.codeLens(document)[2]!;
    const later = markedDocument(block.replaceAll("read", "load")).document;
    expect(service.resolveCodeLens(later, lens, lens.data as LensData)).toEqual(lens);
  });
});

const steps = (text: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0 }
  config:
    images: {  }
    steps:
${text}
`;

/** The text with its hints in place, each between ‹ and ›. */
function hinted(text: string, settings: unknown = {}): string {
  const { document } = markedDocument(text);
  const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const hints = serviceWith(settings).inlayHint(document, whole);
  return hints.reduceRight((shown, { position, label }) => {
    const offset = document.offsetAt(position);
    return `${shown.slice(0, offset)}‹${label as string}›${shown.slice(offset)}`;
  }, text);
}

describe("inlay hints", () => {
  it.each([
    [
      "a schedule in words",
      'steps: {}\n    triggers: [{ cron: "30 5 * * 1"‹at 05:30 on Monday› }]',
    ],
    ["no schedule with a mistake", 'steps: {}\n    triggers: [{ cron: "61 5 * * 1" }]'],
    [
      "nothing of a text elsewhere",
      'steps: { a: { type: sql, sqlQueryPath: a, parameters: { env: { cron: "0 5 * * 1" } } } }',
    ],
  ])("tell %s", (_, config) => {
    const expected = `body:\n  kind: workflow\n  config:\n    ${config}\n`;
    const text = expected.replaceAll(/‹[^›]*›/g, "");
    expect(hinted(text)).toBe(expected);
  });

  it.each([
    [
      "seconds in larger units",
      "      a: { type: standard, command: x, stepTimeout: 5400‹= 1 hour 30 minutes› }",
    ],
    [
      "nothing where the number says it",
      "      a: { type: standard, command: x, stepTimeout: 45 }",
    ],
    ["the type that a step has by default", "      a:‹type: standard›\n        command: x"],
    ["no type where a template decides", "      a:\n        type: '{{ x }}'\n        command: x"],
    [
      "the defaults of retries that are left out",
      "      a:\n        type: standard\n        command: x\n        runConfiguration:\n          retryOptions:‹duration: 5› # often\n            numberOfRetries: 2",
    ],
    [
      "defaults in flow style",
      "      a: { type: standard, command: x, runConfiguration: { retryOptions: { duration: 90‹= 1 minute 30 seconds› }‹numberOfRetries: 3› } }",
    ],
    [
      "defaults of an export",
      "      a: { type: export, schema: s, table: t, sortBy: id }‹sortOrder: asc›",
    ],
    [
      "nothing of keys that are written",
      "      a: { type: export, schema: s, table: t, sortBy: id, sortOrder: desc }",
    ],
    ["nothing of keys that are merged in", "      a: { <<: *m, schema: s, table: t, sortBy: id }"],
  ])("tell %s", (_, expected) => {
    const anchor = expected.includes("*m") ? "x-m: &m { type: export, sortOrder: asc }\n" : "";
    const whole = anchor + steps(expected);
    expect(hinted(whole.replaceAll(/‹[^›]*›/g, ""))).toBe(whole);
  });

  it("tell the defaults of a service", () => {
    const expected = `body:
  kind: service
  metadata: { name: quotes, summary: Quotes }
  config:‹serviceType: web-app, minInstances: 1›
    image: { dockerfile: Dockerfile, useCache: false }
`;
    expect(hinted(expected.replaceAll(/‹[^›]*›/g, ""))).toBe(expected);
  });

  it("say nothing where statements of a template may add keys", () => {
    const text = steps(
      "      a:\n        command: x\n        {% if y %}\n        type: http\n        {% endif %}",
    );
    expect(hinted(text)).toBe(text);
  });

  it.each([
    ["defaults", { defaults: false }, /type: standard›/],
    ["durations", { durations: false }, /1 hour›/],
    ["schedules", { schedules: false }, /every day›/],
  ])("can be switched off one by one: %s", (_, inlayHints, pattern) => {
    const text = steps(
      "      a:\n        command: x\n        stepTimeout: 3600\n    triggers: [{ cron: 0 2 * * * }]",
    );
    expect(hinted(text)).toMatch(pattern);
    expect(hinted(text, { inlayHints })).not.toMatch(pattern);
    expect(hinted(text, { inlayHints }).match(/‹/g)).toHaveLength(2);
  });

  it("explain themselves", () => {
    const { document } = markedDocument(
      steps("      a:\n        command: x\n    triggers: [{ cron: 0 2 * * * }]"),
    );
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(service.inlayHint(document, whole).map(({ tooltip }) => tooltip)).toEqual([
      {
        kind: "markdown",
        value: expect.stringContaining("- `type: standard`: What the step does.") as unknown,
      },
      { kind: "markdown", value: expect.stringContaining("2026-11-26 02:00 UTC") as unknown },
    ]);
  });

  it("are those of the range that is asked for, as those of the whole file are", () => {
    const { document } = markedDocument(
      steps(
        Array.from(
          { length: 120 },
          (_, index) =>
            `      s${index}:\n        command: x\n        stepTimeout: ${index * 60}\n        image: { dockerfile: Dockerfile }`,
        ).join("\n"),
      ),
    );
    const from = (start: number, end: number) =>
      service.inlayHint(document, {
        start: { line: start, character: 0 },
        end: { line: end, character: 0 },
      });
    const all = from(0, document.lineCount);
    expect(all.length).toBeGreaterThan(50);
    for (const start of [0, 33, 200, 450]) {
      const inside = all.filter(
        ({ position }) => position.line >= start && position.line < start + 60,
      );
      expect(from(start, start + 60)).toEqual(inside);
    }
  });
});
