import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ClientCapabilities,
  CodeLens,
  DocumentLink,
  InitializeResult,
  InlayHint,
} from "vscode-languageserver/node";
import { editorCapabilities, TestConnection } from "../../support/testConnection.js";

const example = (name: string) => new URL(`../../../examples/${name}`, import.meta.url);
const file = example("3-container-report.block.yaml");
const text = readFileSync(file, "utf8");
const uri = file.href;
const textDocument = { uri };

const capabilities: ClientCapabilities = {
  ...editorCapabilities,
  textDocument: { ...editorCapabilities.textDocument, codeLens: {}, inlayHint: {} },
  workspace: {
    configuration: true,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  experimental: { commands: ["pressBlock.showReferences"] },
};

const client = TestConnection.start();
let initialized: InitializeResult;
let settings: object = {};
/** Waits for the next refresh of both kinds. */
let refreshed: () => Promise<unknown>;

beforeAll(async () => {
  client.connection.onRequest("workspace/configuration", () => [settings]);
  client.connection.onRequest("client/registerCapability", () => null);
  const nextOf = (method: string) =>
    new Promise<void>((resolve) => {
      client.connection.onRequest(method, () => {
        resolve();
        return null;
      });
    });
  refreshed = () =>
    Promise.all([nextOf("workspace/inlayHint/refresh"), nextOf("workspace/codeLens/refresh")]);
  const first = refreshed();
  initialized = await client.initialize(capabilities);
  await first;
  await client.open(uri, text);
});

afterAll(() => client.kill());

const hints = () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  return client.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range });
};
const lenses = () => client.request<CodeLens[]>("textDocument/codeLens", { textDocument });

describe("an editor that reads a block", () => {
  it("is told what it can ask for", () => {
    expect(initialized.capabilities).toMatchObject({
      hoverProvider: true,
      documentSymbolProvider: true,
      documentLinkProvider: { resolveProvider: true },
      codeLensProvider: { resolveProvider: true },
      inlayHintProvider: true,
    });
  });

  it("gets links to files, with their targets when they are followed", async () => {
    const links = await client.request<DocumentLink[]>("textDocument/documentLink", {
      textDocument,
    });
    expect(links.filter(({ target }) => target?.startsWith("file:"))).toEqual([]);
    const resolved = await Promise.all(
      links.map((link) => client.request<DocumentLink>("documentLink/resolve", link)),
    );
    expect(resolved.map(({ target }) => target)).toContain(
      example("container-report/Dockerfile").href,
    );
  });

  it("gets code lenses, with their commands when they are seen", async () => {
    const [lens] = await lenses();
    expect(lens).not.toHaveProperty("command");
    expect(await client.request<CodeLens>("codeLens/resolve", lens)).toMatchObject({
      command: { title: expect.stringMatching(/^used by/) as unknown },
    });
  });

  it("gets back what it asks to resolve and nobody gave it", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    for (const data of [null, 1, { document: uri }, { document: 1, file: {} }]) {
      const asked = { range, data };
      expect(await client.request("documentLink/resolve", asked)).toEqual(asked);
      expect(await client.request("codeLens/resolve", asked)).toEqual(asked);
    }
  });

  it("gets inlay hints, and is told to ask again when the settings change", async () => {
    expect(await hints()).not.toEqual([]);
    const change = refreshed();
    settings = {
      inlayHints: { defaults: false, schedules: false, durations: false },
      codeLens: { uses: false, parents: false },
    };
    await client.notify("workspace/didChangeConfiguration", { settings: null });
    await change;
    expect(await hints()).toEqual([]);
    expect(await lenses()).toEqual([]);
  });
});

describe("an editor without the command that shows references", () => {
  it("is offered no code lenses", async () => {
    const other = TestConnection.start();
    try {
      const { capabilities: offered } = await other.initialize({
        textDocument: { codeLens: {} },
        experimental: { commands: "pressBlock.showReferences" },
      });
      expect(offered).not.toHaveProperty("codeLensProvider");
    } finally {
      await other.kill();
    }
  });
});
