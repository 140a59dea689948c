import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../../server/src/languageService.js";
import { complete } from "../../../../server/src/interruptible.js";
import { defaultSettings } from "../../../../server/src/settings.js";
import { markedDocument } from "../../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

/** A block in which every name is declared once; `<|…|>` marks a declaration, `<|>` where the question is asked. */
const block = (parts: { steps: string; images?: string; parameters?: string }) => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0 }
  config:
    images:${parts.images ?? " {}"}
    steps:${parts.steps}
parameters:
  build:${parts.parameters ?? " []"}
`;

describe("definition", () => {
  it.each([
    [
      "a parent",
      block({ steps: "\n      <|read|>: {}\n      write:\n        parents: [re<|>ad]" }),
    ],
    [
      "a parent in quotes",
      block({
        steps: '\n      <|read|>: {}\n      write:\n        parents:\n          - "re<|>ad"',
      }),
    ],
    [
      "a parent given before its step",
      block({ steps: "\n      write:\n        parents: [<|>read]\n      <|read|>: {}" }),
    ],
    [
      "a step whose status is asked for",
      block({
        steps: `
      <|read|>: {}
      write:
        parents: [read]
        executionParameters:
          parentStatus:
            - { condition: all-of, parents: [read<|>], status: [success] }`,
      }),
    ],
    [
      "a step whose output is compared",
      block({
        steps: `
      <|read|>: { outputParameters: { rows: rows.txt } }
      write:
        parents: [read]
        executionParameters:
          conditional:
            - { condition: equals, stepName: re<|>ad, paramName: rows, value: "1" }`,
      }),
    ],
    [
      "an output that is compared",
      block({
        steps: `
      other: { outputParameters: { rows: other.txt } }
      read: { outputParameters: { <|rows|>: rows.txt } }
      write:
        parents: [read]
        executionParameters:
          conditional:
            - { condition: equals, stepName: read, paramName: ro<|>ws, value: "1" }`,
      }),
    ],
    [
      "an output that is handed on",
      block({
        steps: `
      read: { outputParameters: { <|rows|>: rows.txt } }
      write:
        parents: [read]
        parameters: { inherit: { COUNT: <|>rows } }`,
      }),
    ],
    [
      "an image",
      block({
        images: "\n      <|python|>: { dockerfile: Dockerfile }",
        steps: "\n      read: { imageRef: pyt<|>hon }",
      }),
    ],
    [
      "a build parameter",
      block({
        steps: '\n      read: { resources: { storage: "@param:si<|>ze" } }',
        parameters: "\n    - { name: <|size|>, type: string }",
      }),
    ],
    ["the declaration itself", block({ steps: "\n      <|re<|>ad|>: {}" })],
  ])("of %s is its declaration", (_, marked) => {
    const { document, position, ranges } = markedDocument(marked);
    const found = service.definition(document, position) ?? [];
    expect(found.map((link) => link.targetSelectionRange)).toEqual(ranges);
  });

  it.each([
    ["an unknown parent", block({ steps: "\n      write: { parents: [no<|>body] }" })],
    ["a key", block({ steps: "\n      write: { pare<|>nts: [] }" })],
    ["a comment", `# rea<|>d\n${block({ steps: "\n      read: {}" })}`],
  ])("of %s is nothing", (_, marked) => {
    const { document, position } = markedDocument(marked);
    expect(service.definition(document, position)).toEqual([]);
  });

  it("in a YAML file that is no block is nothing", () => {
    const { document, position } = markedDocument(
      "steps:\n  read: {}\n  write: { parents: [<|>read] }",
      {
        uri: "file:///other.yaml",
        languageId: "yaml",
      },
    );
    expect(service.definition(document, position)).toBeNull();
  });
});

describe("references and highlights", () => {
  const marked = block({
    steps: `
      <|read|>: { outputParameters: { rows: rows.txt } }
      write:
        parents: [<|re<|>ad|>]
        executionParameters:
          conditional:
            - { condition: equals, stepName: <|read|>, paramName: rows, value: "1" }
      reading: { parents: [write, <|read|>] }`,
  });

  it("are all places of a step, and no step with a similar name", () => {
    const { document, position, ranges } = markedDocument(marked);
    const found =
      complete(service.references(document, position, { includeDeclaration: true })) ?? [];
    expect(found.map(({ range }) => range)).toEqual(ranges);
    const highlights = service.documentHighlight(document, position) ?? [];
    expect(highlights.map(({ range }) => range)).toEqual(ranges);
  });

  it("leave the declaration out on demand", () => {
    const { document, position, ranges } = markedDocument(marked);
    const found =
      complete(service.references(document, position, { includeDeclaration: false })) ?? [];
    expect(found.map(({ range }) => range)).toEqual(ranges.slice(1));
  });
});
