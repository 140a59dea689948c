import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { parseDocument } from "../../../../server/src/document/parseDocument.js";
import { createLanguageService } from "../../../../server/src/languageService.js";
import { defaultSettings } from "../../../../server/src/settings.js";
import { blockFiles, ruleExamples } from "../../../support/corpus.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });
const texts = [...blockFiles(), ...ruleExamples()];

/** The same places each time; PROPERTY_RUNS looks at more of them. */
const count = Number(process.env["PROPERTY_RUNS"] ?? 40);

function documentOf(text: string, version = 1): TextDocument {
  return TextDocument.create("file:///work/some.block.yaml", "press-block", version, text);
}

function errors(document: TextDocument): readonly string[] {
  return service
    .diagnostics(document)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ code }) => String(code));
}

function comments(text: string): readonly string[] {
  const { comments: ranges } = parseDocument(text);
  return ranges.map(({ start, end }) => text.slice(start, end).trim()).sort();
}

/** Words spread over all texts, far apart from each other. */
function* places(): Generator<{ readonly text: string; readonly offset: number }> {
  for (let index = 0; index < count; index += 1) {
    const source = texts[(index * 131) % texts.length] ?? "";
    const text = index % 4 === 0 ? source.replace(/\r?\n/g, "\r\n") : source;
    const words = [...text.matchAll(/[\w"@*-]+/g)];
    yield { text, offset: (words[(index * 7919) % words.length]?.index ?? 0) + 1 };
  }
}

describe("each refactoring that is offered anywhere", () => {
  it("leaves a file without a new error, with all comments and its line ends", () => {
    const done = new Set<string>();
    for (const { text, offset } of places()) {
      const document = documentOf(text);
      const position = document.positionAt(offset);
      const range = { start: position, end: position };
      for (const action of service.codeAction(document, range, ["refactor"], { resolves: true })) {
        const { title } = action;
        const resolved = service.resolveCodeAction(action, () => document);
        const edits =
          typeof resolved === "string" ? undefined : resolved.edit?.changes?.[document.uri];
        const told = `${title}\n${text.slice(0, offset)}<|>${text.slice(offset)}`;
        expect(edits, told).toBeDefined();
        const after = TextDocument.applyEdits(document, edits ?? []);
        done.add(title.replace(/ ".*/, ""));
        if (text.includes("\r\n")) expect(after, told).not.toMatch(/(?<!\r)\n/);
        // Other steps may rely on the outputs of one that becomes another, whose keys become comments.
        if (title.startsWith("Change the type")) continue;
        const known = new Set(errors(document));
        expect(
          errors(documentOf(after, 2)).filter((code) => !known.has(code)),
          told,
        ).toEqual([]);
        expect(comments(after), told).toEqual(comments(text));
      }
    }
    expect([...done]).toEqual(
      expect.arrayContaining(["Change the type to", "Extract to the build parameter", "Write"]),
    );
  });
});
