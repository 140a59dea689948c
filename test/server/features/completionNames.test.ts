import { describe, expect, it } from "vitest";
import { acceptCompletion, labelsAt } from "../../support/acceptCompletion.js";
import { expectCells } from "../../support/completionCells.js";
import { workflow } from "../../support/workflow.js";

describe("accepting a name", () => {
  const steps = (part: string) =>
    workflow(`      read:
        command: x
        outputParameters: { rows: rows.txt, state: state.txt }
      check:
        command: x
        parents: [read]
${part}`);
  expectCells(
    [
      [
        "of a parent in a list",
        "      write:\n        parents:\n          - <|>",
        "read",
        "      write:\n        parents:\n          - read",
      ],
      [
        "of a second parent",
        "      write:\n        parents:\n          - read\n          - ch<|>\n        command: y",
        "check",
        "      write:\n        parents:\n          - read\n          - check\n        command: y",
      ],
      [
        "of a parent whose dash is missing",
        "      write:\n        parents:\n          <|>",
        "read",
        "      write:\n        parents:\n          - read",
      ],
      [
        "of a second parent whose dash is missing",
        "      write:\n        parents:\n          - read\n          <|>\n        command: y",
        "check",
        "      write:\n        parents:\n          - read\n          - check\n        command: y",
      ],
      [
        "of a parent in dashes that are not indented",
        "      write:\n        parents:\n        - <|>\n        command: y",
        "check",
        "      write:\n        parents:\n        - check\n        command: y",
      ],
      [
        "of a parent in brackets",
        "      write: { parents: [<|>] }",
        "read",
        "      write: { parents: [read] }",
      ],
      [
        "of a further parent in brackets",
        "      write:\n        parents: [read, <|>]",
        "check",
        "      write:\n        parents: [read, check]",
      ],
      [
        "of a parent in brackets without a space",
        "      write:\n        parents: [read,<|>]",
        "check",
        "      write:\n        parents: [read,check]",
      ],
      [
        "of a parent in open brackets",
        "      write:\n        parents: [re<|>\n        command: y",
        "read",
        "      write:\n        parents: [read\n        command: y",
      ],
      [
        "of a parent in quotes",
        '      write:\n        parents: ["<|>"]',
        "check",
        '      write:\n        parents: ["check"]',
      ],
      [
        "of a parent in brackets over several lines",
        "      write:\n        parents: [\n          read,\n          <|>\n        ]\n",
        "check",
        "      write:\n        parents: [\n          read,\n          check\n        ]\n",
      ],
      [
        "of a parent whose status counts",
        "      write:\n        parents: [check]\n        executionParameters:\n          parentStatus:\n            - parents: [<|>]",
        "check",
        "      write:\n        parents: [check]\n        executionParameters:\n          parentStatus:\n            - parents: [check]",
      ],
      [
        "of the step of a condition",
        "      write:\n        parents: [read]\n        executionParameters:\n          conditional:\n            - stepName: <|>",
        "read",
        "      write:\n        parents: [read]\n        executionParameters:\n          conditional:\n            - stepName: read",
      ],
      [
        "of an output",
        "      write:\n        parents: [read]\n        executionParameters:\n          conditional:\n            - stepName: read\n              paramName: <|>",
        "state",
        "      write:\n        parents: [read]\n        executionParameters:\n          conditional:\n            - stepName: read\n              paramName: state",
      ],
      [
        "of an output in a flow entry",
        "      write:\n        parents: [read]\n        executionParameters:\n          conditional: [{ stepName: read, paramName: r<|> }]",
        "rows",
        "      write:\n        parents: [read]\n        executionParameters:\n          conditional: [{ stepName: read, paramName: rows }]",
      ],
      [
        "of an output that is handed on",
        "      write:\n        parents: [check]\n        parameters:\n          inherit:\n            ROWS: <|>",
        "rows",
        "      write:\n        parents: [check]\n        parameters:\n          inherit:\n            ROWS: rows",
      ],
      [
        "of an image",
        "      write:\n        imageRef: <|>",
        "node-20",
        "      write:\n        imageRef: node-20",
      ],
      [
        "of an image, half-typed",
        "      write:\n        imageRef: py<|>\n        command: x",
        "python",
        "      write:\n        imageRef: python\n        command: x",
      ],
    ],
    steps,
  );

  it("in quotes where YAML would not read it as text", () => {
    const before = workflow('      "on":\n        command: x\n      write: { parents: [<|>] }');
    expect(acceptCompletion(before, "on")).toContain('write: { parents: ["on"] }');
  });
});

describe("accepting a build parameter", () => {
  const parameters = `
parameters:
  build:
    - { name: size, type: string, required: true, defaultValue: 10GB }
    - { name: machine, type: number, required: true, defaultValue: 1 }
  run:
    - { name: limit, type: number, required: true, defaultValue: 1 }
`;
  expectCells(
    [
      [
        "in quotes",
        '        resources: { storage: "@param:<|>" }',
        "@param:size",
        '        resources: { storage: "@param:size" }',
      ],
      [
        "in single quotes",
        "        resources: { storage: '@param:s<|>' }",
        "@param:size",
        "        resources: { storage: '@param:size' }",
      ],
      [
        "in quotes that are still open",
        '        resources:\n          storage: "@param:<|>',
        "@param:size",
        '        resources:\n          storage: "@param:size"',
      ],
      [
        "after a bare @",
        "        resources:\n          instanceTypeId: @<|>",
        "@param:machine",
        '        resources:\n          instanceTypeId: "@param:machine"',
      ],
    ],
    (part) => workflow(`      read:\n${part}`, parameters),
  );

  it("offers no run parameter, and none of a type that does not fit", () => {
    const at = (resource: string) =>
      workflow(`      read: { resources: { ${resource} } }`, parameters);
    expect(labelsAt(at('storage: "@param:<|>"'))).toEqual(["@param:size"]);
    expect(labelsAt(at('instanceTypeId: "@param:<|>"'))).toEqual(["@param:machine"]);
  });
});

describe("accepting the parameter that another one depends on", () => {
  const declarations = (part: string) => `body: { kind: workflow, config: {} }
parameters:
  run:
    - { name: send, type: boolean, required: true }
    - name: subject
      type: string
      required: true
      conditions:
        - dependsOn: ${part}
  build:
    - { name: size, type: string, required: true }
`;
  expectCells([["of the same list", "<|>", "send", "send"]], declarations);

  it("offers neither itself nor one of the other list", () => {
    expect(labelsAt(declarations("<|>"))).toEqual(["send"]);
  });
});
