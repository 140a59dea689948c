import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { tokenEdits } from "../../../server/src/features/structure/semanticTokens.js";
import { tokenTypes } from "../../../server/src/features/structure/tokenLegend.js";
import { workspaceOf } from "../../support/workspaceService.js";
import { markedDocument } from "../../support/marks.js";
import type { SelectionRange } from "vscode-languageserver-types";

const { service } = workspaceOf({});
const documentOf = (text: string) =>
  TextDocument.create("file:///a.block.yaml", "press-block", 1, text);

/** `type text` of each token, with a `!` behind declarations. */
function shown(text: string, data: readonly number[]): readonly string[] {
  const document = documentOf(text);
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, gap = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    line += lines;
    character = lines === 0 ? character + gap : gap;
    const end = { line, character: character + length };
    const word = document.getText({ start: { line, character }, end });
    tokens.push(`${tokenTypes[type] ?? "?"} ${word}${modifiers === 1 ? "!" : ""}`);
  }
  return tokens;
}

function tokensOf(text: string): readonly string[] {
  return shown(text, service.semanticTokens(documentOf(text))?.data ?? []);
}

const tokenBlock = (steps: string, more = "") => `body:
  version: 1
  kind: workflow
  metadata: { name: a, summary: s }
  release: { version: 1.0.0 }
  config:
    images: { python: { dockerfile: D, secrets: [PIP] } }
    steps:${steps}
${more}`;

describe("the tokens of a block", () => {
  it.each([
    [
      "its steps, images, outputs and parameters",
      tokenBlock(
        `
      read: { imageRef: python, outputParameters: { rows: r.txt } }
      write:
        parents: ["read"]
        resources: { storage: "@param:size" }
        parameters: { inherit: { A: rows } }
`,
        "parameters:\n  build:\n    - { name: size, type: string }\n",
      ),
      [
        "class python!",
        "pressBlockSecret PIP",
        "function read!",
        "class python",
        "property rows!",
        "function write!",
        "function read",
        "parameter size",
        "property rows",
        "parameter size!",
      ],
    ],
    [
      "the names of its secrets, where the platform looks for them",
      tokenBlock(`
      a:
        type: http
        auth: { type: basic, username: me, password: 'KEY' }
        headers: { secrets: { X-Key: HEADER }, absolute: { B: C } }
        parameters: { secrets: [TOKEN] }
`),
      [
        "class python!",
        "pressBlockSecret PIP",
        "function a!",
        "pressBlockSecret KEY",
        "pressBlockSecret HEADER",
        "pressBlockSecret TOKEN",
      ],
    ],
    [
      "its template tags and variables",
      "{% set x = 1 %}\na: {{ x | upper }}{# x #}\n",
      ["macro {%", "macro set", "variable x!", "macro %}", "macro {{", "variable x", "macro }}"],
    ],
    [
      "nothing of a name over several lines",
      tokenBlock('\n      a: { parents: ["b\\\n          c"] }\n'),
      ["class python!", "pressBlockSecret PIP", "function a!"],
    ],
  ])("are %s", (_, text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  it("of some lines are those on these lines", () => {
    const text = tokenBlock(
      "\n      a: {}\n      b: { parents: [a] }\n      c: { parents: [b] }\n",
    );
    const range = { start: { line: 8, character: 7 }, end: { line: 9, character: 3 } };
    const { data } = service.semanticTokens(documentOf(text), range) ?? { data: [] };
    expect(shown(text, data)).toEqual(["function a!", "function b!", "function a"]);
  });

  it("are the same in a text that has to be read as a whole", () => {
    const steps = "\n      a: { imageRef: python }\n      b: { parents: [a] }\n";
    const asWhole = tokenBlock(`${steps}      <<: {}\n`);
    expect(tokensOf(asWhole)).toEqual(tokensOf(tokenBlock(steps)));
  });
});

describe("the difference of two lists of tokens", () => {
  it.each([
    [[1, 2, 3], [1, 2, 3], []],
    [[1, 2, 3], [1, 9, 9, 3], [{ start: 1, deleteCount: 1, data: [9, 9] }]],
    [[], [1], [{ start: 0, deleteCount: 0, data: [1] }]],
    [[1, 1, 1], [1, 1], [{ start: 2, deleteCount: 1, data: [] }]],
    [[1, 2], [], [{ start: 0, deleteCount: 2, data: [] }]],
  ])("from %j to %j", (before, after, edits) => {
    expect(tokenEdits(before, after)).toEqual(edits);
  });
});

/** Folds as `first line … last line`, by the texts of these lines. */
function foldsOf(text: string, limit?: number): readonly string[] {
  const { document } = markedDocument(text);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return (service.foldingRange(document, { limit }) ?? []).map(({ startLine, endLine, kind }) =>
    [`${lines[startLine] ?? ""} … ${lines[endLine] ?? ""}`, kind].filter(Boolean).join(", "),
  );
}

const folded = `# one
# two
body:
  kind: workflow
  config:
    steps:
      a:
        command: |
          first

          last

      # of b
      # as well
      b:
        parents:
          - a
        outputParameters: {
          x: y
        }
      # region more
      c: { type: sql }
      d: { type: sql }
      # endregion
    watchers:
      - user: me
        events: { fail: true }
tenants:
  - t
`;

describe("the folds of a block", () => {
  it("are its mappings, lists, texts, comments and regions", () => {
    expect(foldsOf(folded)).toEqual([
      "# one … # two, comment",
      "body: … events: { fail: true }",
      "config: … events: { fail: true }",
      "steps: … d: { type: sql }",
      "a: … last",
      "command: | … last",
      "# of b … # as well, comment",
      "b: … }",
      "parents: … - a",
      "outputParameters: { … }",
      "# region more … # endregion, region",
      "watchers: … events: { fail: true }",
      "- user: me … events: { fail: true }",
      "tenants: … - t",
    ]);
  });

  it("are the same with other line ends and in a text that is read as a whole", () => {
    expect(foldsOf(folded.replaceAll("\n", "\r\n"))).toEqual(foldsOf(folded));
    const asWhole = folded.replace("c: {", "<<: {}\n      c: {");
    expect(foldsOf(asWhole)).toEqual(foldsOf(folded));
  });

  it("are the outermost ones where a client takes few", () => {
    expect(foldsOf(folded, 5)).toEqual([
      "# one … # two, comment",
      "body: … events: { fail: true }",
      "# of b … # as well, comment",
      "# region more … # endregion, region",
      "tenants: … - t",
    ]);
  });

  it("are the blocks of a template, up to the tag that ends them", () => {
    expect(
      foldsOf(
        "body:\n  {% if a %}\n  kind: x\n  name: x\n  {% else %}\n  kind: y\n  {% endif %}\n  version: 1\n",
      ),
    ).toEqual(["body: … version: 1", "{% if a %} … name: x", "{% else %} … kind: y"]);
  });
});

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
