import { TextDocument } from "vscode-languageserver-textdocument";
import { describe, expect, it } from "vitest";
import { documentSettings } from "../../../server/src/project/documentSettings.js";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings, parseSettings } from "../../../server/src/settings.js";
import { createWorkspace } from "../../../server/src/workspace.js";
import { MemoryFiles } from "../../support/memoryFiles.js";
import { parseMarks } from "../../support/marks.js";

const uri = (path: string) => MemoryFiles.uri(path);

const block = `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: "1.0.0", notes: First }
  config:
    triggers: [{ webhook: true }]
    steps:
      a: { type: sql, sqlQueryPath: a.sql, parents: [ghost] }
`;

function serviceOver(files: MemoryFiles, settings = defaultSettings) {
  const workspace = createWorkspace(files);
  const logged: string[] = [];
  const log = (message: string) => void logged.push(message);
  const service = createLanguageService({
    settings: () => settings,
    workspace: () => workspace.snapshot(),
    logger: { info: log, error: log },
  });
  const open = (path: string, text: string, languageId = "yaml") =>
    TextDocument.create(uri(path), languageId, 1, text);
  const severities = (path: string, text = block) =>
    service
      .diagnostics(open(path, text, "press-block"))
      .map(({ code, severity }) => `${String(code)} ${severity ?? 0}`);
  return { service, workspace, severities, open, logged };
}

const [error, warning, information, hint] = [1, 2, 3, 4];

describe("the project file of a document", () => {
  it.each([
    ["warning", [`graph/unknown-parent ${warning}`]],
    ["info", [`graph/unknown-parent ${information}`]],
    ["hint", [`graph/unknown-parent ${hint}`]],
    ["off", []],
    ['"off"', []],
  ])("sets a severity to %s", (severity, expected) => {
    const files = new MemoryFiles({
      ".press-blocks.yaml": `rules:\n  graph/unknown-parent: ${severity}\n`,
    });
    expect(serviceOver(files).severities("deep/in/a.block.yaml")).toEqual(expected);
  });

  it("is the nearest one, and counts more than the settings", () => {
    const files = new MemoryFiles({
      ".press-blocks.yaml": "rules: { graph/unknown-parent: off }",
      "near/.press-blocks.yaml": "rules: { graph/unknown-parent: warning }",
    });
    const settings = parseSettings({ severity: { "graph/unknown-parent": "hint" } });
    const { severities } = serviceOver(files, settings);

    expect(severities("near/a.block.yaml")).toEqual([`graph/unknown-parent ${warning}`]);
    expect(severities("a.block.yaml")).toEqual([]);
    expect(serviceOver(new MemoryFiles(), settings).severities("a.block.yaml")).toEqual([
      `graph/unknown-parent ${hint}`,
    ]);
  });

  it("overrides severities for some files, the last that fits counting", () => {
    const files = new MemoryFiles({
      ".press-blocks.yaml": `
rules: { graph/unknown-parent: warning }
overrides:
  - files: ["drafts/**"]
    rules: { graph/unknown-parent: hint }
  - files: ["/drafts/old/*", "*.old.yaml"]
    rules: { graph/unknown-parent: off }
`,
    });
    const { severities } = serviceOver(files);

    expect(severities("a.yaml")).toEqual([`graph/unknown-parent ${warning}`]);
    expect(severities("drafts/a.yaml")).toEqual([`graph/unknown-parent ${hint}`]);
    expect(severities("drafts/old/a.yaml")).toEqual([]);
    expect(severities("b.old.yaml")).toEqual([]);
  });

  it("keeps files from being checked, and says what files are for", () => {
    const files = new MemoryFiles({
      ".press-blocks.yaml": 'exclude: ["vendor/**"]\nfiles: { "runs/*.yaml": params-fallback }\n',
    });
    const { service, open, severities } = serviceOver(files);

    expect(severities("vendor/a.yaml")).toEqual([]);
    expect(service.diagnostics(open("runs/empty.yaml", "# nothing yet\n"))).toMatchObject([
      { code: "file/empty", severity: error },
    ]);
  });

  it("tells the SDK's version and where the variables of a template are", () => {
    const files = new MemoryFiles({
      "p/.press-blocks.yaml":
        'sdkVersion: "1.7"\ntemplateParameters: { "*.j2": ../values/my dev.yaml }\n',
    });
    const snapshot = createWorkspace(files).snapshot();
    expect(documentSettings(uri("p/x/a.yaml.j2"), defaultSettings, snapshot)).toMatchObject({
      sdkVersion: "1.7",
      templateParameters: uri("values/my%20dev.yaml"),
    });
  });

  it("holds anew after it has changed", () => {
    const files = new MemoryFiles();
    const { severities, workspace } = serviceOver(files);
    expect(severities("a.block.yaml")).toEqual([`graph/unknown-parent ${error}`]);
    files.write(".press-blocks.yaml", "rules: { graph/unknown-parent: off }");
    workspace.didChange([uri(".press-blocks.yaml")]);

    expect(severities("a.block.yaml")).toEqual([]);
  });

  it.each([
    "",
    "- a\n",
    "rules: [\n",
    "rules: off\noverrides: {}\nfiles: [a]\nexclude: {a: b}\n",
    "\u0000",
  ])("does nothing where it is not right: %j", (text) => {
    const files = new MemoryFiles({ ".press-blocks.yaml": text });
    expect(serviceOver(files).severities("a.block.yaml")).toEqual([
      `graph/unknown-parent ${error}`,
    ]);
  });
});

describe("an open project file", () => {
  const { service, open } = serviceOver(new MemoryFiles());
  const project = (text: string) => open(".press-blocks.yaml", text);
  const found = (text: string) =>
    service
      .diagnostics(project(text))
      .map(({ code, range }) => `${range.start.line}: ${String(code)}`);

  it("has nothing wrong when it is right", () => {
    expect(
      found(`# all of it
rules:
  graph/cycle: off
  "graph/self-parent": info
overrides:
  - files: [a]
    rules: { schema/type: "off" }
files: { "*.yaml": create-spec }
exclude: [b]
sdkVersion: "1.7"
templateParameters: { "*.j2": p.yaml }
`),
    ).toEqual([]);
  });

  it.each([
    ["rules:\n  graph/cycl: off\n", "1: project/unknown-rule"],
    ["overrides:\n  - files: [a]\n    rules: { graph/cycl: off }\n", "2: project/unknown-rule"],
    ["rules:\n  graph/cycle: wrong\n", "1: schema/enum"],
    ["rules:\n  graph/cycle: true\n", "1: schema/enum"],
    ["rule: {}\n", "0: schema/unknown-key"],
    ["exclude: a\n", "0: schema/type"],
    ["files: { a: none }\n", "0: schema/enum"],
    ["sdkVersion: 1.7\n", "0: schema/type"],
    ["overrides:\n  - files: [a]\n", "1: schema/required-key"],
    ["- a\n", "0: schema/type"],
    ["rules: [\n", "0: syntax/unclosed-bracket"],
  ])("tells what is wrong in %j", (text, expected) => {
    expect(found(text)).toContain(expected);
  });

  it("can be mended", () => {
    const text = "rules:\n  graph/cycl: off\nexclude: a\n";
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const titles = service.codeAction(project(text), range).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Rename to "graph/cycle"', "Make it a list"]));
  });

  it("completes keys, rule ids and severities, and explains them", () => {
    const at = (marked: string) => {
      const { text, cursor } = parseMarks(marked);
      const document = project(text);
      const position = document.positionAt(cursor);
      return {
        labels: service
          .completion(document, position, { snippets: true })
          .map(({ label }) => label),
        hover: JSON.stringify(service.hover(document, position)),
      };
    };
    expect(at("<|>").labels).toEqual(expect.arrayContaining(["rules", "exclude", "sdkVersion"]));
    expect(at("rules:\n  <|>").labels).toEqual(
      expect.arrayContaining(["graph/cycle", "schema/type", "syntax/duplicate-key"]),
    );
    expect(at("rules:\n  graph/cycle: <|>").labels).toEqual(
      expect.arrayContaining(["error", "off", "hint"]),
    );
    expect(at("rules:\n  graph/cy<|>cle: off\n").hover).toContain("wait for each other");
  });
});

describe("settings", () => {
  it("that name a rule which does not exist are told of once", () => {
    const settings = parseSettings({ severity: { "graph/cycl": "off", "graph/cycle": "info" } });
    const { severities, logged } = serviceOver(new MemoryFiles(), settings);
    severities("a.block.yaml");
    severities("b.block.yaml");

    expect(logged).toEqual([
      'The setting "pressBlock.severity" names the rule "graph/cycl", which does not exist.',
    ]);
  });
});
