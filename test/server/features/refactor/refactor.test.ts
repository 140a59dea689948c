import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../../server/src/languageService.js";
import { defaultSettings } from "../../../../server/src/settings.js";
import { markedDocument } from "../../../support/marks.js";
import { contentCases } from "./contentCases.js";
import { workflow } from "./refactoringCase.js";
import { styleCases } from "./styleCases.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

function offered(marked: string, kind = "refactor"): CodeAction[] {
  const { document, position } = markedDocument(marked);
  const range = { start: position, end: position };
  return service.codeAction(document, range, [kind], { resolves: true });
}

/** The text after the refactoring with this title at the cursor. */
function after(marked: string, title: string): string {
  const { document } = markedDocument(marked);
  const actions = offered(marked);
  const action = actions.find((candidate) => candidate.title === title);
  if (!action)
    throw new Error(`"${title}" is not among: ${actions.map((a) => a.title).join("; ")}`);
  const resolved = service.resolveCodeAction(action, () => document);
  if (typeof resolved === "string") throw new Error(`${title} is ${resolved}`);
  return TextDocument.applyEdits(document, resolved.edit?.changes?.[document.uri] ?? []);
}

describe.each([...styleCases, ...contentCases])(
  "$title: $about",
  ({ title, kind, before, after: expected }) => {
    it("is offered, and gives the text that is expected, with either line end", () => {
      expect(offered(before, kind).map((action) => action.title)).toContain(title);
      expect(after(before, title)).toBe(expected);
      const crlf = (text: string) => text.replaceAll("\n", "\r\n");
      expect(after(crlf(before), title)).toBe(crlf(expected));
    });
  },
);

describe("refactorings", () => {
  const step = (lines: string) => workflow(`    steps:\n      a:\n${lines}`);
  const titles = (marked: string, kind?: string) => offered(marked, kind).map(({ title }) => title);

  it("are offered by their kinds", () => {
    const place = step("        type: sql\n        sqlQueryPath: <|>a.sql\n");
    expect(titles(place, "refactor.extract")).toEqual([
      'Extract to the build parameter "sqlQueryPath"',
    ]);
    expect(titles(place, "refactor.inline")).toEqual([]);
    expect(titles(place, "quickfix")).toEqual([]);
  });

  it.each([
    ["in a file that leaves open how it is nested", step('        command: <|>"a\n')],
    ["for a reference and what names a part of the file", step("        imageRef: <|>base\n")],
    [
      "for a list that holds a template's statement",
      step("        parents: [<|>{% if x %}b{% endif %}]\n"),
    ],
  ])("are not offered %s", (_, marked) => {
    expect(titles(marked)).toEqual([]);
  });

  it("do not write lines as one where a comment has no place", () => {
    const marked = step("        parents: # why\n          - <|>a # a\n          - b # b\n");
    expect(titles(marked)).not.toContainEqual(expect.stringContaining("Write"));
  });

  it("take a free name", () => {
    const marked = workflow(
      "    images:\n      a: { dockerfile: Dockerfile, context: . }\n    steps:\n      a:\n        <|>image: { dockerfile: Other, context: . }\n        command: a\n",
    );
    expect(after(marked, 'Extract to the image "a-2"')).toBe(
      workflow(
        "    images:\n      a: { dockerfile: Dockerfile, context: . }\n      a-2: { dockerfile: Other, context: . }\n    steps:\n      a:\n        imageRef: a-2\n        command: a\n",
      ),
    );
  });

  it("are refused when the file has changed since", () => {
    const marked = step(
      "        type: sql\n        sqlQueryPath: a.sql\n        parents: [<|>b, c]\n",
    );
    const [action] = offered(marked);
    const { document } = markedDocument(marked);
    const later = TextDocument.create(document.uri, document.languageId, 2, document.getText());
    expect(action && service.resolveCodeAction(action, () => document)).toHaveProperty("edit");
    expect(action && service.resolveCodeAction(action, () => later)).toBe("changed");
  });

  it("leave the keys of a step alone of which others are made", () => {
    const anchored = "a: &a { type: sql, sqlQueryPath: a.sql, parents: [c] }";
    const marked = workflow(`    steps:\n      <|>${anchored}\n      b: { <<: *a }\n`);
    expect(titles(marked)).toEqual(['Write "a" in lines']);
  });
});
