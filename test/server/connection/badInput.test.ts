import { once } from "node:events";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { versions } from "../../support/editScripts.js";
import { TestConnection } from "../../support/testConnection.js";

const uri = "file:///work/some.block.yaml";
let client: TestConnection;

// One server takes it all: what one test leaves behind is part of the nonsense of the next.
beforeAll(async () => {
  client = await TestConnection.initialized();
});

afterEach(async () => {
  await client.close(uri);
});

afterAll(() => client.kill());

/** The error that a request is answered with. */
async function failure(answer: Promise<unknown>): Promise<ResponseError<unknown>> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResponseError)) throw new Error("expected an error answer");
  return error;
}

/** An answer proves that the server lives and listens. */
async function expectAlive(): Promise<void> {
  await client.open("file:///alive.block.yaml", "body:\n  kind: workflow\n");
  expect((await client.pull("file:///alive.block.yaml")).kind).toBe("full");
  await client.close("file:///alive.block.yaml");
}

describe("a server that is sent nonsense", () => {
  const position = { line: 0, character: 0 };
  const textDocument = { uri: "file:///nobody/opened/this.yaml" };
  it.each([
    ["textDocument/diagnostic", { textDocument }, { kind: "full", items: [] }],
    ["textDocument/completion", { textDocument, position }, []],
    ["textDocument/hover", { textDocument, position }, null],
    ["textDocument/definition", { textDocument, position }, null],
    ["textDocument/references", { textDocument, position, context: {} }, null],
    ["textDocument/documentHighlight", { textDocument, position }, null],
    ["textDocument/documentSymbol", { textDocument }, []],
  ])("has an empty answer to %s about an unknown document", async (method, params, empty) => {
    expect(await client.request(method, params)).toEqual(empty);
  });

  it("says that a block cannot be read which is not open", async () => {
    const error = await failure(client.request("pressBlock/readBlock", { uri }));
    expect(error.code).toBe(ErrorCodes.InvalidParams);
    expect(error.message).toBe(`"${uri}" is not open.`);
  });

  it.each([
    ["no parameters", undefined],
    ["an empty object", {}],
    ["a number for a document", { textDocument: 7 }],
    ["a position without a line", { textDocument: { uri }, position: {} }],
    ["a negative position", { textDocument: { uri }, position: { line: -3, character: -1 } }],
    ["a position far outside", { textDocument: { uri }, position: { line: 1e9, character: 1e9 } }],
    ["text for a position", { textDocument: { uri }, position: { line: "a", character: "b" } }],
  ])("survives requests with %s", async (_, params) => {
    await client.open(uri, "body:\n  kind: workflow\n");
    for (const method of ["completion", "hover", "definition", "diagnostic", "documentSymbol"]) {
      await client.request(`textDocument/${method}`, params).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ResponseError);
      });
    }
    await expectAlive();
  });

  it("refuses a method that it does not know", async () => {
    const error = await failure(client.request("textDocument/unheardOf", {}));
    expect(error.code).toBe(ErrorCodes.MethodNotFound);
  });

  it("survives edits of documents that are not open, and edits that make no sense", async () => {
    await client.change("file:///unknown.yaml", 2, "x");
    await client.open(uri, "body: {}\n");
    const start = { line: 99, character: 99 };
    await client.change(uri, 2, "!", { start, end: { line: 0, character: 0 } });
    await client.notify("textDocument/didChange", {});
    await client.notify("textDocument/didOpen", { textDocument: null });
    await client.notify("textDocument/didClose", { textDocument: { uri: "file:///unknown.yaml" } });
    await expectAlive();
  });

  it.each([
    ["brackets", "[".repeat(1_000)],
    ["braces", "{a: ".repeat(1_000)],
    ["dashes", "- ".repeat(1_000)],
    ["brackets below a key", `body: ${"[".repeat(1_000)}`],
  ])("survives 1,000 %s, opened and edited twice", async (_, text) => {
    await client.open(uri, text);
    await client.pull(uri);
    await client.change(uri, 2, `${text}[`);
    await client.pull(uri);
    await client.change(uri, 3, `${text}[[`);
    const position = { line: 0, character: 500 };
    await client.request("textDocument/completion", { textDocument: { uri }, position });
    await client.request("textDocument/hover", { textDocument: { uri }, position });
    await client.pull(uri);
    await expectAlive();
  });

  it("survives a JSON text that is broken inside its frame", async () => {
    const body = `{"jsonrpc":"2.0","id":1,"method":`;
    client.server.child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    await expectAlive();
  });
});

describe("a server that is sent one damaged text after the other", () => {
  it("answers every request about them", async () => {
    const texts = fc.sample(versions, { numRuns: 12, seed: 2026 }).flat();
    await client.open(uri, "");
    for (const [index, text] of texts.entries()) {
      await client.change(uri, index + 2, text);
      const textDocument = { uri };
      const position = { line: index % 20, character: index % 13 };
      const answers = await Promise.all([
        client.request("pressBlock/readBlock", { uri }),
        client.request("textDocument/documentSymbol", { textDocument }),
        client.request("textDocument/hover", { textDocument, position }),
        client.request("textDocument/completion", { textDocument, position }),
      ]);
      expect(answers[0]).toMatchObject({ version: index + 2 });
      expect(answers[1]).toBeInstanceOf(Array);
    }
  });
});

describe("a request that is cancelled", () => {
  it("is answered as cancelled, and the next one as usual", async () => {
    await client.open(uri, "body: {}\n");
    await client.pull(uri);
    const frames = [
      {
        id: "late",
        method: "textDocument/hover",
        params: { textDocument: { uri }, position: { line: 0, character: 1 } },
      },
      { method: "$/cancelRequest", params: { id: "late" } },
    ].map((message) => {
      const body = JSON.stringify({ jsonrpc: "2.0", ...message });
      return `Content-Length: ${body.length}\r\n\r\n${body}`;
    });
    const stdout = client.server.child.stdout;
    if (stdout === null) throw new Error("the server has no output");
    client.server.child.stdin?.write(frames.join(""));
    let output = "";
    while (!output.includes('"late"')) {
      const [chunk] = (await once(stdout, "data")) as [Buffer];
      output += chunk.toString();
    }
    expect(output).toContain(String(LSPErrorCodes.RequestCancelled));
    await expectAlive();
  });
});
