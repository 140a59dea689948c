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
