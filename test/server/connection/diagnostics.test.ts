import { afterEach, describe, expect, it } from "vitest";
import {
  editorCapabilities,
  pushOnlyCapabilities,
  TestConnection,
} from "../../support/testConnection.js";

const clients: TestConnection[] = [];
const uri = "file:///work/some.block.yaml";

afterEach(async () => {
  for (const client of clients.splice(0)) await client.kill();
});

async function connect(
  capabilities = editorCapabilities,
  transport: "stdio" | "node-ipc" = "stdio",
): Promise<TestConnection> {
  const client = await TestConnection.initialized(capabilities, transport);
  clients.push(client);
  return client;
}

/** A workflow whose second step waits for `parent`, in line 14. */
const block = (parent: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release:
    version: 1.0.0
    notes: First
  config:
    triggers: [{ webhook: true }]
    steps:
      read:
        imageDetails: { id: 1, versionId: 2 }
        command: python read.py
      write:
        parents: [${parent}]
        imageDetails: { id: 1, versionId: 2 }
        command: python write.py
`;
const parentAt = (length: number) => ({
  start: { line: 14, character: 18 },
  end: { line: 14, character: 18 + length },
});

describe.each(["stdio", "node-ipc"] as const)(
  "diagnostics that are pulled over %s",
  (transport) => {
    it("mark the mistake, with the rule's id and page", async () => {
      const client = await connect(editorCapabilities, transport);
      await client.open(uri, block("reed"));
      const [found, ...others] = await client.diagnostics(uri);
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        range: parentAt(4),
        severity: 1,
        code: "graph/unknown-parent",
        source: "press-blocks",
      });
      expect(found?.codeDescription?.href).toContain("docs/rules.md#graph-unknown-parent");
      expect(client.published).toEqual([]);
    });
  },
);

describe("diagnostics that are pulled", () => {
  it("are unchanged for the same version and full for the next", async () => {
    const client = await connect();
    await client.open(uri, block("reed"));
    const first = await client.pull(uri);
    const again = await client.pull(uri, first.resultId);
    expect(again).toEqual({ kind: "unchanged", resultId: first.resultId });
    await client.change(uri, 2, "read", parentAt(4));
    expect(await client.pull(uri, first.resultId)).toMatchObject({ kind: "full", items: [] });
  });

  it("are not taken for unchanged when a document is opened again with another text", async () => {
    const client = await connect();
    await client.open(uri, block("reed"));
    const { resultId } = await client.pull(uri);
    await client.close(uri);
    await client.open(uri, block("read"));
    expect(await client.pull(uri, resultId)).toMatchObject({ kind: "full", items: [] });
  });

  it("follow edits given as ranges, in UTF-16 units", async () => {
    const client = await connect();
    await client.open(uri, `# 🚀 é\n${block("read")}`);
    const at = (line: number, character: number) => ({ line, character });
    await client.change(uri, 2, "🚀🚀", { start: at(0, 2), end: at(0, 4) });
    await client.change(uri, 3, "écrit", { start: at(15, 18), end: at(15, 22) });
    const [found] = await client.diagnostics(uri);
    expect(found?.range).toEqual({ start: at(15, 18), end: at(15, 23) });
  });

  it("count lines as the protocol does, with CRLF", async () => {
    const client = await connect();
    await client.open(uri, block("reed").replaceAll("\n", "\r\n"));
    expect((await client.diagnostics(uri))[0]?.range).toEqual(parentAt(4));
  });

  it("are none for a YAML file that is no block, and for another language", async () => {
    const client = await connect();
    await client.open("file:///a.yaml", "services:\n  web: [unclosed\n", "yaml");
    await client.open("file:///b.txt", block("reed"), "plaintext");
    expect(await client.diagnostics("file:///a.yaml")).toEqual([]);
    expect(await client.diagnostics("file:///b.txt")).toEqual([]);
  });

  it("are there for a plain YAML file that is recognised as a block", async () => {
    const client = await connect();
    await client.open("file:///a.yaml", block("reed"), "yaml");
    expect(await client.diagnostics("file:///a.yaml")).toHaveLength(1);
  });

  it("follow the severities of the settings", async () => {
    const client = TestConnection.start();
    clients.push(client);
    await client.request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: editorCapabilities,
      initializationOptions: { severity: { "graph/unknown-parent": "hint" } },
    });
    await client.notify("initialized", {});
    await client.open(uri, block("reed"));
    expect((await client.diagnostics(uri))[0]?.severity).toBe(4);
  });
});

describe("diagnostics that are pushed", () => {
  it("come with the version they are for", async () => {
    const client = await connect(pushOnlyCapabilities);
    await client.open(uri, block("reed"));
    const first = await client.publication(({ diagnostics }) => diagnostics.length === 1);
    expect(first).toMatchObject({ uri, version: 1 });
  });

  it("end with those of the last version after edits in quick succession", async () => {
    const client = await connect(pushOnlyCapabilities);
    await client.open(uri, block("reed"));
    for (let version = 2; version <= 40; version += 1) {
      await client.change(uri, version, block(version % 2 === 0 ? "read" : "reed"));
    }
    await client.change(uri, 41, block("rad"));
    const last = await client.publication(({ version }) => version === 41);
    expect(last.diagnostics).toMatchObject([{ range: parentAt(3) }]);
    const versions = client.published.map(({ version }) => version ?? 0);
    expect(versions).toEqual(versions.toSorted((left, right) => left - right));
    expect(client.published.at(-1)).toBe(last);
  });

  it("are taken back exactly once when the document is closed", async () => {
    const client = await connect(pushOnlyCapabilities);
    await client.open(uri, block("reed"));
    await client.publication(({ diagnostics }) => diagnostics.length === 1);
    await client.change(uri, 2, block("rad"));
    await client.close(uri);
    await client.publication(({ diagnostics }) => diagnostics.length === 0);
    // Whatever was still on its way for the closed document would come before this.
    await client.open("file:///other.block.yaml", block("reed"));
    await client.publication((params) => params.uri === "file:///other.block.yaml");
    const ofClosed = client.published.filter((params) => params.uri === uri);
    expect(ofClosed.filter(({ diagnostics }) => diagnostics.length === 0)).toHaveLength(1);
    expect(ofClosed.some(({ version }) => version === 2)).toBe(false);
  });
});
