import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodeAction, TextEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { editorCapabilities, TestConnection } from "../../support/testConnection.js";

const text = `body:
    kind: workflow
    config:
        steps:
            load:   { type: sql, sqlQueryPath: load.sql }
            clean:
                type: sql
                sqlQueryPath: clean.sql
                parents: [load]
`;
const options = { tabSize: 2, insertSpaces: true };
const uri = "file:///work/orders.block.yaml";
const textDocument = { uri };

let client: TestConnection;
let capabilities: unknown;

beforeAll(async () => {
  client = TestConnection.start();
  const codeAction = {
    ...editorCapabilities.textDocument?.codeAction,
    dataSupport: true,
    resolveSupport: { properties: ["edit"] },
  };
  const initialized = await client.initialize({
    textDocument: { ...editorCapabilities.textDocument, codeAction },
  });
  ({ capabilities } = initialized);
  await client.open(uri, text);
});

afterAll(() => client.kill());

function edited(edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, "press-block", 1, text), edits);
}

const inParents = { line: 8, character: 26 };

function refactorings(): Promise<CodeAction[]> {
  const range = { start: inParents, end: inParents };
  const context = { diagnostics: [], only: ["refactor.rewrite"] };
  return client.request("textDocument/codeAction", { textDocument, range, context });
}

describe("an editor", () => {
  it("is told what the server can write", () => {
    expect(capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: {
        firstTriggerCharacter: "\n",
        moreTriggerCharacter: ["-"],
      },
      codeActionProvider: {
        resolveProvider: true,
        codeActionKinds: expect.arrayContaining([
          "refactor.extract",
          "refactor.inline",
          "refactor.rewrite",
        ]) as unknown,
      },
    });
  });

  it("gets a file formatted", async () => {
    const edits = await client.request<TextEdit[]>("textDocument/formatting", {
      textDocument,
      options,
    });
    const expected = text.replace(/^ +/gm, (blanks) => " ".repeat(blanks.length / 2));
    expect(edited(edits)).toBe(expected.replace("load:   {", "load: {"));
  });

  it("gets a range formatted", async () => {
    const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
    const params = { textDocument, options, range };
    const edits = await client.request<TextEdit[]>("textDocument/rangeFormatting", params);
    expect(edited(edits)).toBe(text.replace("load:   {", "load: {"));
  });

  it("gets the line set right that is left by Enter", async () => {
    const params = { textDocument, options, ch: "\n", position: { line: 5, character: 0 } };
    const edits = await client.request<TextEdit[]>("textDocument/onTypeFormatting", params);
    expect(edited(edits)).toBe(text.replace("load:   {", "load: {"));
  });

  it("gets the edits of a refactoring when it is chosen", async () => {
    const action = (await refactorings()).find(({ title }) => title === 'Write "parents" in lines');
    expect(action).not.toHaveProperty("edit");
    const resolved = await client.request<CodeAction>("codeAction/resolve", action);
    expect(edited(resolved.edit?.changes?.[uri] ?? [])).toBe(
      text.replace("parents: [load]", "parents:\n                    - load"),
    );
  });

  it("is told that a refactoring is out of date, and that one is not known", async () => {
    const [action] = await refactorings();
    const stale = { ...action, data: { uri, version: 0, range: { start: 0, end: 0 } } };
    await expect(client.request("codeAction/resolve", stale)).rejects.toThrow(
      /^The file has changed since "[^\n]+" was offered\.$/,
    );
    const unknown = { ...action, title: "Make it better" };
    await expect(client.request("codeAction/resolve", unknown)).rejects.toThrow(
      '"Make it better" cannot be done here without changing something else in the file.',
    );
    const foreign = { title: "From elsewhere", data: "anything" };
    expect(await client.request("codeAction/resolve", foreign)).toEqual(foreign);
  });
});
