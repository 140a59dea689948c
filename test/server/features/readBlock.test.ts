import { TextDocument } from "vscode-languageserver-textdocument";
import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import type { ReadBlockResult } from "../../../server/src/protocol.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

function read(text: string, languageId = "press-block"): ReadBlockResult {
  const uri = languageId === "yaml" ? "file:///work/some.yaml" : "file:///work/some.block.yaml";
  return service.readBlock(markedDocument(text, { uri, languageId }).document);
}

const block = `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders, description: }
  release: { version: "1.0.0" }
  config:
    steps:
      read:
        command: &run python read.py
        imageDetails: { id: 7, versionId: 1 }
      again:
        command: *run
        parents: [read]
        imageDetails: { id: 7, versionId: 1 }
`;

describe("reading a block as the platform would", () => {
  it("gives its kind and its content, aliases resolved and empty entries left out", () => {
    const { content, ...rest } = read(block);
    expect(rest).toEqual({ version: 1, kind: "create-spec", isTemplate: false, errors: [] });
    expect(JSON.parse(JSON.stringify(content))).toEqual({
      body: {
        version: 1,
        kind: "workflow",
        metadata: { name: "orders", summary: "Reads orders" },
        release: { version: "1.0.0" },
        config: {
          steps: {
            read: { command: "python read.py", imageDetails: { id: 7, versionId: 1 } },
            again: {
              command: "python read.py",
              parents: ["read"],
              imageDetails: { id: 7, versionId: 1 },
            },
          },
        },
      },
    });
  });

  it("gives the errors with their lines, and no warnings", () => {
    const { errors } = read(block.replace("parents: [read]", "parents: [reed, read, read]"));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]).toMatchObject({
      line: 12,
      message: expect.stringContaining("reed") as string,
    });
  });

  it("gives an error and no content where the text is no YAML", () => {
    const { errors, content } = read(`${block}      third: [`);
    expect(errors.length).toBeGreaterThan(0);
    expect(content).toBeUndefined();
  });

  it("says that a template is one", () => {
    const { isTemplate } = read(block.replace("Reads orders", '"{{ summary }}"'));
    expect(isTemplate).toBe(true);
  });

  it("gives an error for what JSON cannot hold", () => {
    const { errors, content } = read(block.replace("id: 7", "id: .inf"));
    expect(errors.length).toBeGreaterThan(0);
    expect(content).toBeUndefined();
  });

  it("knows no kind of a YAML file that is no block", () => {
    expect(read("services: {}\n", "yaml")).toEqual({ version: 1, isTemplate: false, errors: [] });
  });
});

describe("reading what a template was rendered to", () => {
  const rendered = (text: string) =>
    service.readRendered(
      TextDocument.create("file:///work/a.block.yaml.j2", "press-block", 0, text),
    );

  it("takes tags that are left for text", () => {
    const { isTemplate, errors, content } = rendered(
      block.replace("Reads orders", "'{{ RESULT }}{% if %}'"),
    );
    expect({ isTemplate, errors }).toEqual({ isTemplate: false, errors: [] });
    expect(content).toHaveProperty("body.metadata.summary", "{{ RESULT }}{% if %}");
  });

  it("gives the errors with the lines of the rendered text", () => {
    const { errors } = rendered(block.replace("parents: [read]", "parents: [reed]"));
    expect(errors[0]).toMatchObject({ line: 12 });
  });
});

describe("reading the variables of templates", () => {
  it("types them as the platform's loader does, in the order of the file, without null values", () => {
    const text = [
      "prefix: dev",
      "10: ten",
      "count: 017",
      "version: 1.0",
      "large: 12345678901234567890",
      "on_call: yes",
      "nothing:",
      "since: 2024-05-01",
      "literal: '{{ x }}'",
      "sizes: &sizes [1, 2.50, ~]",
      "again: *sizes",
      "nested: { b: 1, a: { c: null } }",
    ].join("\n");
    const list = {
      type: "list",
      items: [{ type: "integer", text: "1" }, { type: "float", text: "2.5" }, null],
    };
    expect(service.readVariables(text)).toEqual({
      variables: [
        ["prefix", "dev"],
        ["10", "ten"],
        ["count", { type: "integer", text: "15" }],
        ["version", { type: "float", text: "1" }],
        ["large", { type: "integer", text: "12345678901234567890" }],
        ["on_call", true],
        ["since", "2024-05-01"],
        ["literal", "{{ x }}"],
        ["sizes", list],
        ["again", list],
        [
          "nested",
          {
            type: "mapping",
            entries: [
              ["b", { type: "integer", text: "1" }],
              ["a", { type: "mapping", entries: [] }],
            ],
          },
        ],
      ],
    });
  });

  it.each([
    ["", { variables: [] }],
    ["# only a comment\n", { variables: [] }],
    ["- a\n", { problem: { line: 0 } }],
    ["a: 1\nb: [\n", { problem: { line: expect.any(Number) as number } }],
    ["a: 1\nb: 2024-05-01 10:00:00\n", { problem: { line: 1 } }],
    ["a: 1\nb: *missing\n", { problem: { line: 1 } }],
  ])("of %j gives %j", (text, result) => {
    expect(service.readVariables(text)).toMatchObject(result);
  });
});
