import { describe, expect, it } from "vitest";
import type { SelectionRange } from "vscode-languageserver-types";
import { markedDocument } from "../../../support/marks.js";
import { workspaceOf } from "../../../support/workspaceService.js";

const { service } = workspaceOf({});

/** What is selected step by step, from the inside; the last is the document. */
function growth(marked: string): readonly string[] {
  const { document, position } = markedDocument(marked);
  const found: string[] = [];
  let next: SelectionRange | undefined = service.selectionRange(document, [position])?.[0];
  for (; next; next = next.parent) found.push(document.getText(next.range));
  expect(found.pop()).toBe(document.getText());
  return found;
}

const head = "body:\n  kind: workflow\n  config:\n    steps:\n";
const entry = (step: string) => [
  step,
  `steps:\n      ${step}`,
  `config:\n    steps:\n      ${step}`,
  `kind: workflow\n  config:\n    steps:\n      ${step}`,
  `body:\n  kind: workflow\n  config:\n    steps:\n      ${step}`,
];

describe("a selection", () => {
  it("grows from a name to its quotes, the list, the entry, the step and beyond", () => {
    const step = 'a: { type: sql, parents: ["read", b] }';
    expect(growth(`${head}      a: { type: sql, parents: ["re<|>ad", b] }\n`)).toEqual([
      "read",
      '"read"',
      '["read", b]',
      'parents: ["read", b]',
      '{ type: sql, parents: ["read", b] }',
      ...entry(step),
    ]);
  });

  it("grows from a key to its entry", () => {
    expect(growth(`${head}      a: { ty<|>pe: sql }\n`).slice(0, 3)).toEqual([
      "type",
      "type: sql",
      "{ type: sql }",
    ]);
  });

  it("grows from a line of a long text to the text", () => {
    expect(
      growth(`${head}      a:\n        command: |\n          on<|>e\n          two\n`).slice(0, 3),
    ).toEqual([
      "one",
      "|\n          one\n          two",
      "command: |\n          one\n          two",
    ]);
  });

  it("grows from a variable to its tag", () => {
    expect(growth(`${head}      a: { command: 'x {{ na<|>me | upper }}' }\n`).slice(0, 4)).toEqual([
      "name",
      "{{ name | upper }}",
      "x {{ name | upper }}",
      "'x {{ name | upper }}'",
    ]);
  });

  it("grows from a comment, and for each of several cursors", () => {
    expect(growth(`# so<|>me\n${head}      a: {}\n`)[0]).toBe("# some");
    const { document } = markedDocument(`${head}      a: {}\n`);
    const positions = [
      { line: 0, character: 1 },
      { line: 1, character: 3 },
    ];
    const words = (service.selectionRange(document, positions) ?? []).map(({ range }) =>
      document.getText(range),
    );
    expect(words).toEqual(["body", "kind"]);
  });
});
