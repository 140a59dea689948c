import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import {
  detectDocumentKind,
  detectKind,
  isAppFile,
  mayBeBlockFile,
  type FileFacts,
} from "../../../server/src/model/documentKind.js";

const kindOf = (text: string, fileName?: string) =>
  detectDocumentKind(parseDocument(text), fileName);

describe("what a file is for", () => {
  it.each([
    ["create-spec", "body:\n  kind: workflow\n"],
    ["create-spec", "body:\n  metadata: {name: a}\n  config: {steps: {}}\n"],
    ["create-spec", "body: {kind: {{ kind }}}\n"],
    ["create-release", "body:\n  release: {version: 1.0.0}\n  config: {steps: {}}\n"],
    [
      "create-deployment",
      "body:\n  metadata: {name: a}\n  spec: {id: b}\n  revision: {notes: c}\n",
    ],
    ["create-revision", "body:\n  release: {version: 1.0.0}\n  revision: {notes: a}\n"],
    ["create-revision", "body:\n  release: {version: 1.0.0}\n"],
    ["create-spec", "body:\n  version: 1\n  metadata: {name: a}\n"],
    ["update-spec-metadata", "body:\n  metadata: {title: a}\n"],
    ["update-spec-metadata", "body:\n  scope: private\n"],
    ["update-deployment-metadata", "body:\n  title: a\n  tags: []\n"],
  ])("%s is seen in %j", (kind, text) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    "patch-parameters",
    "params-fallback",
    "related-blocks",
    "template-params",
    "create-deployment",
  ])("%s is taken from a marker", (kind) => {
    expect(kindOf(`# note\n# peak-press: ${kind}\na: 1\n`)).toBe(kind);
    expect(kindOf(`#peak-press:${kind}\r\n- a\r\n`)).toBe(kind);
  });

  it("a marker counts in the first ten lines, when it is a known one", () => {
    expect(kindOf(`${"#\n".repeat(9)}# peak-press: create-spec\n`)).toBe("create-spec");
    expect(kindOf(`${"#\n".repeat(10)}# peak-press: create-spec\n`)).toBeUndefined();
    expect(kindOf("# peak-press: nonsense\na: 1\n")).toBeUndefined();
    expect(kindOf('a: "# peak-press: create-spec"\n')).toBeUndefined();
  });

  it("a marker counts in a file that is nested too deeply to be read", () => {
    expect(kindOf(`# peak-press: create-spec\n${"[".repeat(1000)}`)).toBe("create-spec");
  });

  it("a name makes an unfinished file a block", () => {
    expect(kindOf("", "my.block.yaml")).toBe("create-spec");
    expect(kindOf("met", "/work/block.yml")).toBe("create-spec");
    expect(kindOf("met", "file:///c%3A/a.block.yaml.j2")).toBe("create-spec");
    expect(kindOf("met", "roadblock.yaml")).toBeUndefined();
  });
});

describe("files of other tools", () => {
  it.each([
    ["docker compose", "services:\n  web:\n    image: nginx\n    ports: ['80:80']\n"],
    ["a workflow of a code host", "on: push\njobs:\n  build:\n    steps:\n      - run: ls\n"],
    ["an issue form", "name: Bug\nbody:\n  - type: textarea\n    attributes: {label: What}\n"],
    ["a cluster resource", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {}\n"],
    ["another body", "body:\n  font: serif\n  size: 12\n"],
    ["a list", "- a\n- b\n"],
    ["a broken file", "a: [\n"],
    ["nothing", ""],
  ])("%s is left alone", (_what, text) => {
    expect(kindOf(text, "/work/other.yaml")).toBeUndefined();
  });

  it("cost one look when they cannot be blocks", () => {
    expect(mayBeBlockFile("services:\n  body: 1\n", "compose.yaml")).toBe(false);
    expect(mayBeBlockFile("a: 1\nbody:\n", "x.yaml")).toBe(true);
    expect(mayBeBlockFile('"body": {}\n', "x.yaml")).toBe(true);
    expect(mayBeBlockFile("# peak-press: related-blocks\n- a\n", "x.yaml")).toBe(true);
    expect(mayBeBlockFile("", "x.block.yaml")).toBe(true);
  });
});

describe("how a kind is known", () => {
  const detect = (text: string, facts: FileFacts = {}) => {
    const detected = detectKind(parseDocument(text), facts);
    return detected && `${detected.kind} by ${detected.by}`;
  };
  const values = "body:\n  threshold: 0.4\n  stores: [lyon]\n";

  it("a marker counts more than the settings, and these more than the content", () => {
    const assigned = "params-fallback";
    expect(detect("# peak-press: template-params\na: 1\n", { assigned })).toBe(
      "template-params by marker",
    );
    expect(detect("body: { kind: workflow }\n", { assigned })).toBe("params-fallback by setting");
    expect(detect("a: 1\n", { assigned })).toBe("params-fallback by setting");
  });

  it("the content counts more than the name", () => {
    expect(detect("body: { spec: { id: a } }\n", { fileName: "a.block.yaml" })).toBe(
      "create-deployment by content",
    );
    expect(detect("body:\n", { fileName: "a.block.yaml" })).toBe("create-spec by name");
  });

  it("names that no operation has make a block file one of run parameters, as a guess", () => {
    expect(detect(values, { fileName: "a.block.yaml" })).toBe("patch-parameters by guess");
    expect(detect(values, { language: "press-block" })).toBe("patch-parameters by guess");
    expect(detect(values)).toBeUndefined();
  });

  it.each(["body:\n  met", "body:\n  v:", "body: {}"])(
    "the beginning of a spec is one: %j",
    (text) => {
      expect(detect(text, { language: "press-block" })).toBe("create-spec by name");
    },
  );
});

describe("a file of an app", () => {
  const isApp = (text: string) => isAppFile(parseDocument(text), "create-spec");

  it.each([
    "body: { kind: app }",
    "body: { kind: app, config: { steps: {} } }",
    "body: { release: { version: 1.0.0 }, config: [{ id: a }] }",
  ])("is %s", (text) => expect(isApp(text)).toBe(true));

  it.each([
    "body: { kind: workflow, config: [{ id: a }] }",
    "body: { kind: {{ kind }}, config: { steps: {} } }",
    "body: { config: [a, b] }",
    "body: { config: {} }",
    "",
  ])("is not %j", (text) => expect(isApp(text)).toBe(false));
});
