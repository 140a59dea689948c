import { readdirSync, readFileSync } from "node:fs";
import { TextDocument } from "vscode-languageserver-textdocument";
import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";

const folder = new URL("../../../examples/", import.meta.url);
const examples = readdirSync(folder).filter((name) => name.endsWith(".block.yaml"));
const failures: string[] = [];
const logger = { info: () => undefined, error: (message: string) => failures.push(message) };
const service = createLanguageService({ settings: () => defaultSettings, logger });

/** Asks everything that an editor asks while somebody types. */
function askAll(text: string, offset: number): void {
  const document = TextDocument.create("file:///typed.block.yaml", "press-block", 1, text);
  const position = document.positionAt(offset);
  service.diagnostics(document);
  service.completion(document, position, { snippets: true });
  service.hover(document, position);
  service.definition(document, position);
  service.references(document, position, { includeDeclaration: true });
  service.documentHighlight(document, position);
  service.documentSymbol(document);
  service.readBlock(document);
}

describe.each(examples)("%s, half-typed", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  const step = Math.max(1, Math.floor(text.length / 25));

  it("answers every request wherever the typing stopped", () => {
    for (let end = 0; end <= text.length; end += step) askAll(text.slice(0, end), end);
    expect(failures).toEqual([]);
  });

  it("answers every request while a piece in the middle is missing or garbled", () => {
    for (let start = 0; start < text.length; start += step) {
      askAll(text.slice(0, start) + text.slice(start + 5), start);
      askAll(`${text.slice(0, start)}"[{: -\t${text.slice(start)}`, start + 4);
    }
    expect(failures).toEqual([]);
  });
});
