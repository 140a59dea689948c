import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService } from "../../server/src/languageService.js";
import { defaultSettings, parseSettings } from "../../server/src/settings.js";
import { markedDocument } from "../support/marks.js";

describe("settings", () => {
  it("take severities by rule", () => {
    const { severity } = parseSettings({ severity: { "graph/cycle": "hint", "a/b": "off" } });
    expect([...severity]).toEqual([
      ["graph/cycle", "hint"],
      ["a/b", "off"],
    ]);
  });

  it("take kinds of files by glob, in their order", () => {
    const { files } = parseSettings({
      files: { "*.rev.yaml": "create-revision", "x/*": "nonsense", "*.yaml": "create-spec", y: 1 },
    });
    expect(files).toEqual([
      { glob: "*.rev.yaml", kind: "create-revision" },
      { glob: "*.yaml", kind: "create-spec" },
    ]);
  });

  it("give a file its kind, which a plain YAML file would not have", () => {
    const logger = { info: () => undefined, error: () => undefined };
    const settings = parseSettings({ files: { "deploy/*.yaml": "create-revision" } });
    const service = createLanguageService({ settings: () => settings, logger });
    const codesOf = (uri: string) => {
      const document = TextDocument.create(uri, "yaml", 1, "body: { anything: 1 }\n");
      return service.diagnostics(document).map(({ code }) => code);
    };
    expect(codesOf("file:///x/deploy/a.yaml")).toEqual(["schema/unknown-key"]);
    expect(codesOf("file:///x/other/a.yaml")).toEqual([]);
  });

  it("leave a guess at the kind of a file visible", () => {
    const logger = { info: () => undefined, error: () => undefined };
    const service = createLanguageService({ settings: () => defaultSettings, logger });
    const text = "body:\n  threshold: 1\n";
    const document = TextDocument.create("file:///x/a.block.yaml", "press-block", 1, text);
    expect(service.diagnostics(document)).toMatchObject([
      {
        code: "file/kind-unsure",
        severity: 4,
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
      },
    ]);
    const marked = TextDocument.create(
      "file:///x/b.block.yaml",
      "press-block",
      1,
      `# peak-press: patch-parameters\n${text}`,
    );
    expect(service.diagnostics(marked)).toEqual([]);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "severity"],
    ["a list of severities", { severity: ["off"] }],
    ["severities that do not exist", { severity: { "graph/cycle": "fatal", "a/b": 1 } }],
  ])("are the defaults for %s", (_, value) => {
    expect(parseSettings(value)).toEqual(defaultSettings);
  });

  it("hold for a document that was read before they changed", () => {
    let settings = defaultSettings;
    const logger = { info: () => undefined, error: () => undefined };
    const service = createLanguageService({ settings: () => settings, logger });
    const { document } = markedDocument(`body:
  kind: workflow
  config: { steps: { a: { command: x, imageDetails: { id: 1 }, parents: [nobody] } } }
`);
    const codes = () => service.diagnostics(document).map(({ code }) => code);
    expect(codes()).toContain("graph/unknown-parent");
    settings = parseSettings({ severity: { "graph/unknown-parent": "off" } });
    expect(codes()).not.toContain("graph/unknown-parent");
  });
});
