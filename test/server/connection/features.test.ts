import { afterEach, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
} from "vscode-languageserver/node";
import { editorCapabilities, TestConnection } from "../../support/testConnection.js";

const clients: TestConnection[] = [];
const file = new URL("../../../examples/2-order-pipeline.block.yaml", import.meta.url);
const text = readFileSync(file, "utf8");
const uri = file.href;
const textDocument = { uri };

afterEach(async () => {
  for (const client of clients.splice(0)) await client.kill();
});

async function openExample(capabilities?: ClientCapabilities): Promise<TestConnection> {
  const client = await TestConnection.initialized(capabilities);
  clients.push(client);
  await client.open(uri, text);
  return client;
}

/** The position behind the first occurrence of a text. */
function behind(part: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(part) + part.length).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe("an editor with all capabilities", () => {
  it("gets completions as snippets", async () => {
    const client = await openExample();
    const position = behind("load-orders:\n        ");
    const items = await client.request("textDocument/completion", { textDocument, position });
    expect(items).toContainEqual(
      expect.objectContaining({ label: "parents", insertTextFormat: 2 }),
    );
  });

  it("gets lean completions, and the explanation of the one that is looked at", async () => {
    const completionItem = {
      snippetSupport: true,
      insertReplaceSupport: true,
      labelDetailsSupport: true,
    };
    const itemDefaults = ["editRange", "insertTextFormat", "insertTextMode"];
    const completion = { completionItem, completionList: { itemDefaults } };
    const client = await TestConnection.initialized({
      textDocument: { ...editorCapabilities.textDocument, completion },
    });
    clients.push(client);
    const line = "        par";
    const steps = `      load: { type: sql }\n      check:\n${line}\n`;
    await client.open(uri, `body:\n  kind: workflow\n  config:\n    steps:\n${steps}`);
    const position = { line: 6, character: line.length };
    const list = await client.request<CompletionList>("textDocument/completion", {
      textDocument,
      position,
    });
    expect(list.isIncomplete).toBe(false);
    expect(list.itemDefaults).toMatchObject({
      editRange: { start: { line: 6, character: 8 }, end: position },
      insertTextFormat: 2,
    });
    const item = list.items.find(({ label }) => label === "parents");
    expect(item).toMatchObject({ textEditText: "parents:\n          - $1" });
    expect(item).not.toHaveProperty("documentation");
    const resolved = await client.request<CompletionItem>("completionItem/resolve", item);
    expect(resolved).toMatchObject({ label: "parents", documentation: { kind: "markdown" } });
    expect(JSON.stringify(resolved.documentation)).toContain("must end before");
  });

  it("gets an item back that it made up", async () => {
    const client = await openExample();
    const item = { label: "x", data: { key: ["no", 1e9, -1, null], step: 3 } };
    expect(await client.request("completionItem/resolve", item)).toEqual(item);
  });

  it("is not disturbed by blanks while a line is indented", async () => {
    const client = await openExample();
    const position = behind("load-orders:\n        ");
    const ask = (triggerCharacter: string) =>
      client.request("textDocument/completion", {
        textDocument,
        position,
        context: { triggerKind: 2, triggerCharacter },
      });
    expect(await ask(" ")).toEqual([]);
    expect(await ask("/")).toEqual([]);
  });

  it("gets the fix of a diagnostic as a code action", async () => {
    const client = await TestConnection.initialized();
    clients.push(client);
    const line =
      "    steps: { a: { type: sql, sqlQueryPath: a.sql, parents: [b] }, b: { parents: a } }";
    await client.open(uri, `body:\n  kind: workflow\n  config:\n${line}\n`);
    const character = line.indexOf(" a }") + 1;
    const range = { start: { line: 3, character }, end: { line: 3, character } };
    const context = { diagnostics: [], only: ["quickfix"] };
    expect(
      await client.request("textDocument/codeAction", { textDocument, range, context }),
    ).toContainEqual(
      expect.objectContaining({
        title: "Make it a list",
        isPreferred: true,
        edit: { changes: { [uri]: [expect.objectContaining({ newText: "[a]" })] } },
      }),
    );
  });

  it("gets a hover", async () => {
    const client = await openExample();
    const position = behind("load-ord");
    expect(await client.request("textDocument/hover", { textDocument, position })).toMatchObject({
      contents: { kind: "markdown" },
    });
  });

  it("gets definitions as links, symbols as a tree, references and highlights", async () => {
    const client = await openExample();
    const position = behind("parents: [load-ord");
    const about = { textDocument, position };
    expect(await client.request("textDocument/definition", about)).toMatchObject([
      { targetUri: uri, targetSelectionRange: { end: behind("load-orders") } },
    ]);
    const context = { includeDeclaration: true };
    const references = await client.request("textDocument/references", { ...about, context });
    const highlights = await client.request("textDocument/documentHighlight", about);
    expect(references).toHaveLength((highlights as unknown[]).length);
    expect((highlights as unknown[]).length).toBeGreaterThan(1);
    const symbols = await client.request("textDocument/documentSymbol", { textDocument });
    expect(symbols).toContainEqual(
      expect.objectContaining({ name: "steps", children: expect.any(Array) as unknown }),
    );
  });

  it("reads a block", async () => {
    const client = await openExample();
    expect(await client.request("pressBlock/readBlock", { uri })).toMatchObject({
      version: 1,
      kind: "create-spec",
      errors: [],
    });
  });

  it("reads what a template was rendered to, and the variables of templates", async () => {
    const client = await openExample();
    const rendered = { uri: `${uri}.j2`, languageId: "press-block", text: "a: '{{ RESULT }}'\n" };
    expect(await client.request("pressBlock/readRendered", rendered)).toMatchObject({
      isTemplate: false,
      content: { a: "{{ RESULT }}" },
    });
    expect(await client.request("pressBlock/readVariables", { text: "v: 1.0\n" })).toEqual({
      variables: [["v", { type: "float", text: "1" }]],
    });
    expect(await client.request("pressBlock/readVariables", { text: "- 1\n" })).toMatchObject({
      problem: { line: 0 },
    });
  });
});

describe("an editor that knows the oldest forms only", () => {
  const plain: ClientCapabilities = { textDocument: { diagnostic: {} } };

  it("gets definitions as locations and symbols as a list", async () => {
    const client = await openExample(plain);
    const position = behind("parents: [load-ord");
    expect(await client.request("textDocument/definition", { textDocument, position })).toEqual([
      { uri, range: { start: behind("    steps:\n      "), end: behind("load-orders") } },
    ]);
    const symbols = await client.request("textDocument/documentSymbol", { textDocument });
    expect(symbols).toContainEqual(
      expect.objectContaining({ name: "load-orders", containerName: "steps" }),
    );
  });

  it("gets completions as plain text", async () => {
    const client = await openExample(plain);
    const position = behind("load-orders:\n        ");
    const items = await client.request("textDocument/completion", { textDocument, position });
    expect(items).toContainEqual(expect.objectContaining({ insertTextFormat: 1 }));
    expect(JSON.stringify(items)).not.toContain("$1");
  });
});

describe("an editor that knows a platform", () => {
  const deployment = `body:
  metadata: { name: orders-north, summary: A deployment }
  spec:
    id: 00000000-5d0a-4b57-9a55-0f7f6f3f2b10
  revision: { notes: First }
`;

  it("gets findings about what the platform has, and none any more once nothing is known", async () => {
    const client = TestConnection.start();
    clients.push(client);
    let refreshes = 0;
    client.connection.onRequest("workspace/diagnostic/refresh", () => {
      refreshes += 1;
      return null;
    });
    await client.initialize({
      ...editorCapabilities,
      workspace: { diagnostics: { refreshSupport: true } },
    });
    await client.open("file:///deploy.block.yaml", deployment);
    const codes = async () =>
      (await client.diagnostics("file:///deploy.block.yaml")).map(({ code }) => code);
    const tell = async (facts: object | null) => {
      const before = refreshes;
      await client.notify("pressBlock/remoteFacts", { facts });
      await expect.poll(() => refreshes).toBe(before + 1);
    };
    expect(await codes()).toEqual([]);
    await tell({ specs: [], isComplete: true });
    expect(await codes()).toEqual(["remote/unknown-spec"]);
    await tell(null);
    expect(await codes()).toEqual([]);
  });
});

describe("an editor whose settings change", () => {
  it("is asked for them, and its diagnostics follow", async () => {
    const client = TestConnection.start();
    clients.push(client);
    let severity = "hint";
    client.connection.onRequest("workspace/configuration", () => [
      { severity: { "graph/unknown-parent": severity } },
    ]);
    client.connection.onRequest("client/registerCapability", () => null);
    const refreshed = () =>
      new Promise<void>((resolve) => {
        client.connection.onRequest("workspace/diagnostic/refresh", () => {
          resolve();
          return null;
        });
      });
    const first = refreshed();
    await client.initialize({
      ...editorCapabilities,
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    });
    await first;
    const faulty = text.replace("parents: [load-orders", "parents: [load-ordrs");
    await client.open("file:///faulty.block.yaml", faulty);
    const severities = async () =>
      (await client.diagnostics("file:///faulty.block.yaml"))
        .filter(({ code }) => code === "graph/unknown-parent")
        .map((diagnostic) => diagnostic.severity);
    expect(await severities()).toEqual([4]);
    severity = "warning";
    const second = refreshed();
    await client.notify("workspace/didChangeConfiguration", { settings: null });
    await second;
    expect(await severities()).toEqual([2]);
  });
});
