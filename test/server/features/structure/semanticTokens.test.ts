import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { tokenEdits } from "../../../../server/src/features/structure/semanticTokens.js";
import { tokenTypes } from "../../../../server/src/features/structure/tokenLegend.js";
import { workspaceOf } from "../../../support/workspaceService.js";

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

const block = (steps: string, more = "") => `body:
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
      block(
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
      block(`
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
      block('\n      a: { parents: ["b\\\n          c"] }\n'),
      ["class python!", "pressBlockSecret PIP", "function a!"],
    ],
  ])("are %s", (_, text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  it("of some lines are those on these lines", () => {
    const text = block("\n      a: {}\n      b: { parents: [a] }\n      c: { parents: [b] }\n");
    const range = { start: { line: 8, character: 7 }, end: { line: 9, character: 3 } };
    const { data } = service.semanticTokens(documentOf(text), range) ?? { data: [] };
    expect(shown(text, data)).toEqual(["function a!", "function b!", "function a"]);
  });

  it("are the same in a text that has to be read as a whole", () => {
    const steps = "\n      a: { imageRef: python }\n      b: { parents: [a] }\n";
    const asWhole = block(`${steps}      <<: {}\n`);
    expect(tokensOf(asWhole)).toEqual(tokensOf(block(steps)));
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
