import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { complete } from "../../../server/src/interruptible.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";
import type { Range } from "vscode-languageserver-types";
import { workspaceOf } from "../../support/workspaceService.js";
import { MemoryFiles } from "../../support/memoryFiles.js";

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

const path = "some.block.yaml";
const family = `body:
  version: 1
  kind: workflow
  metadata: { name: a, summary: s }
  release: { version: 1.0.0 }
  config:
    steps:
      read: { type: sql }
      clean: { type: http, parents: [read, re<|>ad] }
      check: { parents: ["read"] }
      write: { parents: [check, clean, ghost] }
`;

function hierarchy(marked: string) {
  const fixture = workspaceOf({ [path]: marked });
  const document = fixture.document(path);
  const written = (range: Range) => document.getText(range);
  const position = document.positionAt(fixture.cursors(path)[0] ?? 0);
  const items = fixture.service.prepareCallHierarchy(document, position);
  return { service: fixture.service, document, written, items };
}

describe("the call hierarchy of a step", () => {
  it("begins where the step is declared, wherever it is asked for", () => {
    const { items, written, document } = hierarchy(family);
    const [item] = items ?? [];
    expect(items).toHaveLength(1);
    expect(item).toMatchObject({ name: "read", detail: "sql", uri: document.uri });
    expect(written(item!.selectionRange)).toBe("read");
    expect(written(item!.range)).toBe("read: { type: sql }");
  });

  it("has the children as callers, each with its places in `parents`", () => {
    const { service, document, items, written } = hierarchy(family);
    const calls = service.incomingCalls(document, items![0]!) ?? [];
    expect(calls.map(({ from, fromRanges }) => [from.name, fromRanges.map(written)])).toEqual([
      ["clean", ["read", "read"]],
      ["check", ['"read"']],
    ]);
  });

  it("has the parents that exist as what is called", () => {
    const { service, document, items, written } = hierarchy(
      family.replace("<|>", "").replace("write:", "wri<|>te:"),
    );
    const calls = service.outgoingCalls(document, items![0]!) ?? [];
    expect(calls.map(({ to, fromRanges }) => [to.name, fromRanges.map(written)])).toEqual([
      ["check", ["check"]],
      ["clean", ["clean"]],
    ]);
    expect(service.incomingCalls(document, items![0]!)).toEqual([]);
  });

  it("is nothing where no step is named, and for a step that is gone", () => {
    const { items, service, document } = hierarchy(
      family.replace("<|>", "").replace("type", "ty<|>pe"),
    );
    expect(items).toBeNull();
    const gone = { ...hierarchy(family).items![0]!, name: "gone" };
    expect(service.incomingCalls(document, gone)).toBeNull();
    expect(service.outgoingCalls(document, gone)).toBeNull();
  });
});

function linked(marked: string) {
  const { document, position, ranges } = markedDocument(marked);
  const found = service.linkedEditingRange(document, position);
  return { found, ranges };
}

describe("a step's name", () => {
  it.each([
    [
      "where it is declared",
      block({ steps: "\n      <|re<|>ad|>: {}\n      write: { parents: [<|read|>] }" }),
    ],
    [
      "where it is used",
      block({ steps: "\n      <|read|>: {}\n      write: { parents: [<|rea<|>d|>] }" }),
    ],
    [
      "in quotes, without them",
      block({
        steps: "\n      <|read<|>|>: {}\n      write: { parents: ['<|read|>', \"<|read|>\"] }",
      }),
    ],
  ])("is typed in all its places at once %s", (_, marked) => {
    const { found, ranges } = linked(marked);
    expect(found?.ranges).toEqual(ranges);
  });

  it.each([
    ["it is alone", block({ steps: "\n      re<|>ad: {}" })],
    [
      "it is nowhere declared",
      block({ steps: "\n      a: { parents: [gh<|>ost] }\n      b: { parents: [ghost] }" }),
    ],
    [
      "an alias stands for it",
      block({ steps: "\n      &r re<|>ad: {}\n      b: { parents: [*r] }" }),
    ],
    [
      "it is written otherwise",
      block({ steps: '\n      re<|>ad: {}\n      b: { parents: ["re\\x61d"] }' }),
    ],
    ["another name stands there", block({ steps: "\n      a: { ima<|>geRef: b }" })],
  ])("is typed in one place only where %s", (_, marked) => {
    expect(linked(marked).found).toBeNull();
  });

  it("goes on as far as a step's name can", () => {
    const { found } = linked(
      block({ steps: "\n      re<|>ad: {}\n      write: { parents: [read] }" }),
    );
    const word = new RegExp(`^(?:${found?.wordPattern ?? ""})$`);
    for (const name of ["read-2", "a_b", "größe", "名"]) expect(name).toMatch(word);
    for (const name of ["a b", "a:", "[a", '"a"', "a,b"]) expect(name).not.toMatch(word);
  });
});

const named = (name: string, step: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: ${name}, summary: s }
  release: { version: 1.0.0 }
  config:
    images: { python: { dockerfile: D } }
    steps:
      ${step}: { type: sql }
    triggers: [{ cron: 0 * * * * }]
parameters:
  build:
    - { name: region, type: string }
`;

const workspace = workspaceOf({
  "orders.block.yaml": named("orders", "read-orders"),
  "deep/down/prices.block.yml": named("prices", "load-prices"),
  "plain.yaml": "steps: { read: {} }\n",
  ".git/copy.block.yaml": named("copy", "read-copy"),
  "notes.txt": named("notes", "read-notes"),
});

function symbols(query: string): readonly string[] {
  return complete(workspace.service.workspaceSymbol(query)).map(
    ({ name, containerName, location }) => {
      const path = location.uri.slice(MemoryFiles.uri("").length);
      return [path, containerName, name].filter((part) => part !== undefined).join(" ");
    },
  );
}

describe("the symbols of a workspace", () => {
  it("are the specs, steps, images and parameters of its block files", () => {
    expect(symbols("").toSorted()).toEqual([
      "deep/down/prices.block.yml prices",
      "deep/down/prices.block.yml prices load-prices",
      "deep/down/prices.block.yml prices python",
      "deep/down/prices.block.yml prices region",
      "orders.block.yaml orders",
      "orders.block.yaml orders python",
      "orders.block.yaml orders read-orders",
      "orders.block.yaml orders region",
    ]);
  });

  it.each([
    ["rdord", ["orders.block.yaml orders read-orders"]],
    ["READ", ["orders.block.yaml orders read-orders"]],
    ["ordersread", []],
    ["lo pri", ["deep/down/prices.block.yml prices load-prices"]],
  ])("have the letters of %j in their order", (query, expected) => {
    expect(symbols(query)).toEqual(expected);
  });

  it("stand where they are declared", () => {
    const [symbol] = complete(workspace.service.workspaceSymbol("read-orders"));
    const document = workspace.document("orders.block.yaml");
    if (!symbol || !("range" in symbol.location)) throw new Error("no symbol");
    expect(document.getText(symbol.location.range)).toBe("read-orders");
  });

  it("are looked for in pieces", () => {
    const work = workspace.service.workspaceSymbol("");
    expect(work.next().done).toBe(false);
  });
});
