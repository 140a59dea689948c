import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  CallHierarchyItem,
  ClientCapabilities,
  SemanticTokens,
} from "vscode-languageserver/node";
import { editorCapabilities, TestConnection } from "../../support/testConnection.js";

const capabilities: ClientCapabilities = {
  ...editorCapabilities,
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
  textDocument: { ...editorCapabilities.textDocument, rename: { prepareSupport: true } },
};

const spec = `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: s }
  release: { version: 1.0.0, notes: n }
  config:
    steps:
      read: { type: sql, sqlQueryPath: a.sql }
      write: { type: sql, sqlQueryPath: b.sql, parents: [read] }
parameters:
  run:
    - { name: region, type: string, required: true, title: t, defaultValue: a }
`;
const deployment = `# peak-press-spec: orders.block.yaml
body:
  metadata: { name: d, summary: s }
  spec: { id: 9b2c8e1e-6a1d-4c55-8f0e-0e4a5f3c2d11 }
  revision: { notes: n }
  parameters: { run: { region: north } }
`;

let folder = "";
let client: TestConnection;
let uri = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "navigation-"));
  writeFileSync(path.join(folder, "orders.block.yaml"), spec);
  writeFileSync(path.join(folder, "north.yaml"), deployment);
  uri = pathToFileURL(path.join(folder, "orders.block.yaml")).href;
  client = TestConnection.start();
  await client.request("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "work" }],
  });
  await client.notify("initialized", {});
  await client.open(uri, spec);
});

afterAll(async () => {
  await client.kill();
  rmSync(folder, { recursive: true });
});

/** In the middle of the first occurrence of a text. */
function at(part: string): object {
  const offset = spec.indexOf(part) + 1;
  const before = spec.slice(0, offset).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { textDocument: { uri }, position };
}

const other = () => uri.replace("orders.block.yaml", "north.yaml");

describe("an editor that shows changes before it makes them", () => {
  it("gets the name that can be renamed, and a sentence where none can", async () => {
    expect(await client.request("textDocument/prepareRename", at("read:"))).toEqual({
      range: { start: { line: 7, character: 6 }, end: { line: 7, character: 10 } },
      placeholder: "read",
    });
    await expect(client.request("textDocument/prepareRename", at("kind"))).rejects.toThrow(
      "Only the names of steps",
    );
  });

  it("gets the changes of a file with its version, and asks before it changes others", async () => {
    const params = { ...at("region,"), newName: "area" };
    expect(await client.request("textDocument/rename", params)).toMatchObject({
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [{ newText: "area", annotationId: "here" }],
        },
        {
          textDocument: { uri: other(), version: null },
          edits: [{ newText: "area", annotationId: "elsewhere" }],
        },
      ],
      changeAnnotations: {
        here: { label: 'Rename the parameter "region" to "area"', needsConfirmation: false },
        elsewhere: { needsConfirmation: true },
      },
    });
  });

  it("gets a sentence instead of a rename that would do harm", async () => {
    const params = { ...at("read:"), newName: "write" };
    await expect(client.request("textDocument/rename", params)).rejects.toThrow(
      'There is a step "write" already.',
    );
  });

  it("gets references in other files", async () => {
    const context = { includeDeclaration: false };
    const params = { ...at("region,"), context };
    expect(await client.request("textDocument/references", params)).toMatchObject([
      { uri: other() },
    ]);
  });
});

describe("an editor", () => {
  it("walks from a step to its children and parents", async () => {
    const prepared = await client.request<CallHierarchyItem[]>(
      "textDocument/prepareCallHierarchy",
      at("read:"),
    );
    expect(prepared).toMatchObject([{ name: "read", uri }]);
    const [item] = prepared;
    expect(await client.request("callHierarchy/incomingCalls", { item })).toMatchObject([
      { from: { name: "write" }, fromRanges: [{ start: { line: 8 } }] },
    ]);
    expect(await client.request("callHierarchy/outgoingCalls", { item })).toEqual([]);
  });

  it("types in all places of a step's name", async () => {
    expect(await client.request("textDocument/linkedEditingRange", at("read]"))).toMatchObject({
      ranges: [{ start: { line: 7 } }, { start: { line: 8 } }],
    });
  });

  it("finds a step by its name in the whole workspace", async () => {
    expect(await client.request("workspace/symbol", { query: "wri" })).toMatchObject([
      { name: "write", containerName: "orders", location: { uri } },
    ]);
  });

  it("folds and selects", async () => {
    const textDocument = { uri };
    const folds = await client.request("textDocument/foldingRange", { textDocument });
    expect(folds).toContainEqual({ startLine: 0, endLine: 8 });
    const positions = [{ line: 7, character: 7 }];
    const selections = { textDocument, positions };
    expect(await client.request("textDocument/selectionRange", selections)).toMatchObject([
      { range: { start: { line: 7, character: 6 }, end: { line: 7, character: 10 } } },
    ]);
  });

  it("gets tokens, those of some lines, and after an edit what has changed", async () => {
    const textDocument = { uri };
    const full = await client.request<SemanticTokens>("textDocument/semanticTokens/full", {
      textDocument,
    });
    expect(full.data.length).toBe(5 * 4);
    const range = { start: { line: 8, character: 0 }, end: { line: 8, character: 1 } };
    const some = { textDocument, range };
    expect(await client.request("textDocument/semanticTokens/range", some)).toMatchObject({
      data: [8, 6, 5, 0, 1, 0, 51, 4, 0, 0],
    });
    const start = { line: 7, character: 10 };
    await client.change(uri, 2, "er", { start, end: start });
    const previousResultId = full.resultId;
    expect(
      await client.request("textDocument/semanticTokens/full/delta", {
        textDocument,
        previousResultId,
      }),
    ).toMatchObject({ edits: [{ start: 2, deleteCount: 1, data: [6] }] });
    expect(
      await client.request("textDocument/semanticTokens/full/delta", {
        textDocument,
        previousResultId: "unknown",
      }),
    ).toMatchObject({ data: expect.any(Array) as unknown });
  });
});
