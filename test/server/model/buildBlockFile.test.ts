import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { buildBlockFile } from "../../../server/src/model/buildBlockFile.js";
import { detectDocumentKind } from "../../../server/src/model/documentKind.js";
import type { BlockFile } from "../../../server/src/model/spec.js";
import { parseMarks } from "../../support/marks.js";

function build(text: string): BlockFile {
  const tree = parseDocument(text);
  const kind = detectDocumentKind(tree, "a.block.yaml");
  const file = kind && buildBlockFile(tree, kind);
  if (!file) throw new Error("The text is no block file.");
  return file;
}

const withSteps = (steps: string): BlockFile =>
  build(`body:\n  kind: workflow\n  config:\n    steps:\n${steps}`);
const stepsOf = (file: BlockFile) => file.workflow?.steps.parts;

describe("a block file", () => {
  it("has name, kind and version with their places", () => {
    const { text, ranges } = parseMarks(
      'body:\n  kind: <|workflow|>\n  metadata: {name: <|a-b|>}\n  release:\n    version: <|"1.0"|>\n',
    );
    expect(build(text)).toMatchObject({
      kind: "create-spec",
      blockKind: { text: "workflow", range: ranges[0] },
      name: { text: "a-b", range: ranges[1] },
      version: { text: "1.0", range: ranges[2] },
    });
  });

  it("has no text where a template, a reference or another type stands", () => {
    const file = build(
      'body:\n  kind: {{ kind }}\n  metadata: {name: 12}\n  release: {version: "@param:v"}\n',
    );
    expect([file.blockKind, file.name, file.version]).toEqual([undefined, undefined, undefined]);
  });

  it("has the declared parameters of both lists", () => {
    const file = build(
      "body: {kind: workflow}\nparameters:\n  run:\n    - {name: r, type: text}\n  build:\n    - name: b\n      type: number\n      defaultValue: 3\n    - nonsense\n",
    );
    expect(file.parameters.map(({ list, name, type }) => [list, name?.text, type])).toEqual([
      ["build", "b", "number"],
      ["run", "r", undefined],
    ]);
    expect(file.parameters[0]?.defaultValue).toMatchObject({ text: "3" });
  });

  it("is a workflow when a release has steps", () => {
    const text =
      "body:\n  release: {version: 1.0.0}\n  config:\n    steps:\n      a: {command: ls}\n";
    expect([...(stepsOf(build(text))?.keys() ?? [])]).toEqual(["a"]);
    expect(build("body: {kind: service, config: {steps: {}}}\n").workflow).toBeUndefined();
  });
});

describe("steps", () => {
  it("have a type, standard when none is given", () => {
    const steps = stepsOf(
      withSteps(
        "      a: {}\n      b: {type: http}\n      c: {type: {{ t }}}\n      d: {type: htp}\n      e: {type: }\n      f:\n",
      ),
    );
    expect([...(steps ?? [])].map(([name, { type }]) => [name, type])).toEqual([
      ["a", "standard"],
      ["b", "http"],
      ["c", undefined],
      ["d", undefined],
      ["e", "standard"],
      ["f", "standard"],
    ]);
  });

  it("know which of their parents are known", () => {
    const steps = stepsOf(
      withSteps(
        "      a: {parents: [x, y]}\n      b: {parents: [x, {{ y }}, 3]}\n      c: {parents: {{ all }}}\n      d: {parents: x}\n",
      ),
    );
    const parents = [...(steps ?? [])].map(([, step]) => step.parents);
    expect(
      parents.map((list) => list && [list.items.map(({ text }) => text), list.complete]),
    ).toEqual([[["x", "y"], true], [["x"], false], [[], false], undefined]);
  });

  it("are read through aliases and merge keys", () => {
    const file = build(
      "defaults: &d\n  type: http\n  parents: &p [a]\nbody:\n  kind: workflow\n  config:\n    steps:\n      a: {command: ls}\n      b:\n        <<: *d\n      c: *d\n      e: {parents: *p}\n",
    );
    const steps = stepsOf(file);
    expect(["b", "c"].map((name) => steps?.get(name)?.type)).toEqual(["http", "http"]);
    expect(file.workflow?.graph.children("a")).toEqual(["b", "c", "e"]);
  });

  it("have outputs, inherited values and conditions", () => {
    const step = stepsOf(
      withSteps(
        "      a:\n        outputParameters: {x: x.txt}\n        parameters: {inherit: {Y: y}}\n        executionParameters:\n          conditional:\n            - {condition: equals, stepName: s, paramName: p, value: 1}\n            -\n          parentStatus:\n            - {condition: all-of, parents: [s], status: [success]}\n",
      ),
    )?.get("a");
    expect([...(step?.outputs.parts.keys() ?? [])]).toEqual(["x"]);
    expect(step?.inherits.map(({ name, output }) => [name.text, output.text])).toEqual([
      ["Y", "y"],
    ]);
    expect(step?.conditionals).toMatchObject([
      {
        condition: { text: "equals" },
        stepName: { text: "s" },
        paramName: { text: "p" },
        value: { text: "1" },
      },
    ]);
    expect(step?.parentStatuses).toMatchObject([
      {
        condition: { text: "all-of" },
        parents: { items: [{ text: "s" }] },
        status: { items: [{ text: "success" }] },
      },
    ]);
  });

  it.each([
    ["known", "      a: {}\n", true],
    ["a key from a template", "      {{ a }}: {}\n", false],
    ["a loop", "      {% for x in y %}\n      a: {}\n      {% endfor %}\n", false],
    ["an include", '      {% include "steps.yaml" %}\n', false],
  ])("are complete unless a template may add more: %s", (_what, steps, expected) => {
    expect(withSteps(steps).workflow?.steps.complete).toBe(expected);
  });

  it("survive names such as __proto__ and half-typed neighbours", () => {
    const steps = stepsOf(
      withSteps(
        "      __proto__: {type: http}\n      half\n      b:\n        parents: [__proto__\n        type: sql\n",
      ),
    );
    expect([...(steps?.keys() ?? [])]).toEqual(["__proto__", "half", "b"]);
    expect(steps?.get("b")).toMatchObject({
      type: "sql",
      parents: { items: [{ text: "__proto__" }] },
    });
  });
});

describe("the example blocks", () => {
  const folder = new URL("../../../examples/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.block\.yaml(?:\.j2)?$/.test(name),
  );

  it.each(names)("%s has no problem in its text, and a meaning", (name) => {
    const tree = parseDocument(readFileSync(new URL(name, folder), "utf8"));
    expect(tree.problems).toEqual([]);
    const kind = detectDocumentKind(tree, name);
    expect(kind && buildBlockFile(tree, kind)?.body?.pairs.length).toBeGreaterThan(0);
  });
});
