import type { CodeAction } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

function actionsAt(marked: string, only?: string[]): CodeAction[] {
  const { document, position, ranges } = markedDocument(marked);
  return service.codeAction(document, ranges[0] ?? { start: position, end: position }, only);
}

/** The text after the action with this title, asked for at `<|>` or `<|…|>`. */
function apply(marked: string, title: string, only?: string[]): string {
  const { document } = markedDocument(marked);
  const actions = actionsAt(marked, only);
  const action = actions.find((candidate) => candidate.title === title);
  const edits = action?.edit?.changes?.[document.uri];
  if (!edits) throw new Error(`"${title}" is not among: ${actions.map((a) => a.title).join(", ")}`);
  return TextDocument.applyEdits(document, edits);
}

const workflow = (steps: string, head = "") => `${head}body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: "1.0.0", notes: First }
  config:
    triggers:
      - webhook: true
    steps:
${steps}`;

const twice = (first: string, second: string) =>
  workflow(`      a: { type: sql, sqlQueryPath: a.sql }
      b:
        type: sql
        sqlQueryPath: b.sql
        parents: [a${first}]
      c:
        type: sql
        sqlQueryPath: c.sql
        parents: [a, b${second}] # both
`);

describe("code actions at a finding", () => {
  it("offer its fixes, the safe one as preferred, each with the diagnostic that it mends", () => {
    const actions = actionsAt(twice(", <|>a", ""), ["quickfix"]);

    const fix = actions.find(({ title }) => title === 'Remove "a" from the parents');
    expect(fix).toMatchObject({
      kind: "quickfix",
      isPreferred: true,
      diagnostics: [{ code: "graph/duplicate-parent", source: "press-blocks" }],
    });
    expect(apply(twice(", <|>a", ""), 'Remove "a" from the parents')).toBe(twice("", ""));
  });

  it("do not prefer a fix that guesses", () => {
    const marked = workflow("      a: { type: sql, sqlQueryPth<|>: a.sql }\n");

    const fix = actionsAt(marked).find(({ title }) => title === 'Rename to "sqlQueryPath"');
    expect(fix).toBeDefined();
    expect(fix?.isPreferred).toBeUndefined();
  });

  it("offer to fix all of the kind in the file, where there are more", () => {
    const title = 'Fix all 2 of "graph/duplicate-parent" in the file';

    expect(apply(twice(", <|>a", ", a"), title)).toBe(twice("", ""));
    expect(actionsAt(twice(", <|>a", "")).map((action) => action.title)).not.toContain(title);
  });

  it("are none where nothing is found", () => {
    expect(actionsAt(twice("", "<|>"), ["quickfix"])).toEqual([]);
  });

  it("are none of another kind than is asked for", () => {
    expect(actionsAt(twice(", <|>a", ""), ["source.organizeImports"])).toEqual([]);
  });
});

describe("suppressing a finding", () => {
  const inLine = 'Suppress "graph/unknown-parent" in this line';
  const inFile = 'Suppress "graph/unknown-parent" in this file';
  const one = (rest: string, head = "") =>
    workflow(
      `      a:
        type: sql
        sqlQueryPath: a.sql
${rest}`,
      head,
    );

  it.each([
    [
      "",
      "parents: [<|>ghost]",
      "parents: [ghost] # press-blocks-disable-line graph/unknown-parent",
    ],
    [
      " above a line with a comment",
      "parents: [<|>ghost] # note",
      "# press-blocks-disable-next-line graph/unknown-parent\n        parents: [ghost] # note",
    ],
    [
      " in a comment that is there",
      "parents: [<|>ghost] # press-blocks-disable-line step/empty -- later",
      "parents: [ghost] # press-blocks-disable-line step/empty graph/unknown-parent -- later",
    ],
  ])("in its line writes a comment%s", (_, before, after) => {
    expect(apply(one(`        ${before}\n`), inLine)).toBe(one(`        ${after}\n`));
  });

  it("in the file writes a comment below the head", () => {
    expect(apply(one("        parents: [<|>ghost]\n", "# head\n"), inFile)).toBe(
      one(
        "        parents: [ghost]\n",
        "# head\n# press-blocks-disable-file graph/unknown-parent\n",
      ),
    );
  });

  it("leaves no finding of that rule", () => {
    const marked = one("        parents: [<|>ghost]\n");
    for (const title of [inLine, inFile]) {
      const { document } = markedDocument(apply(marked, title));
      expect(service.diagnostics(document)).toEqual([]);
    }
  });
});

describe("fixing everything", () => {
  const title = "Fix all that can be fixed safely";
  const only = ["source.fixAll"];

  it("does what is safe, until nothing is left", () => {
    const before = workflow(`      call:
        type: http
        method: POST
        url: https://example.com
        payload: {a: 1} # sent
        runConfiguration:
          retryOptions: { exitCodes: "1" }
      again:
        type: sql
        sqlQueryPath: a.sql
        parents: call
`);
    const after = workflow(`      call:
        type: http
        method: post
        url: https://example.com
        payload: | # sent
          {
            "a": 1
          }
        runConfiguration:
          retryOptions: { exitCodes: [1] }
      again:
        type: sql
        sqlQueryPath: a.sql
        parents: [call]
`);
    expect(apply(before, title, only)).toBe(after);
  });

  it("leaves alone what only the author can decide", () => {
    expect(actionsAt(workflow("      a: { type: sql, sqlQueryPth: a.sql }\n"), only)).toEqual([]);
  });

  it("is not offered unasked", () => {
    expect(actionsAt(twice(", <|>a", "")).map((action) => action.title)).not.toContain(title);
  });
});
