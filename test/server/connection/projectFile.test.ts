import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { editorCapabilities, TestConnection } from "../../support/testConnection.js";

const folder = mkdtempSync(path.join(tmpdir(), "press-project-"));
const file = path.join(folder, ".press-blocks.yaml");
const uri = pathToFileURL(path.join(folder, "some.block.yaml")).href;
const block = "body:\n  kind: workflow\n  config:\n    steps: { a: { parents: [ghost] } }\n";
const clients: TestConnection[] = [];

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(async () => {
  for (const client of clients.splice(0)) await client.kill();
  rmSync(file, { force: true });
});

async function connect(isWatching: boolean) {
  const client = TestConnection.start();
  clients.push(client);
  const registered: unknown[] = [];
  client.connection.onRequest("client/registerCapability", (params: unknown) => {
    registered.push(params);
    return null;
  });
  const didChangeWatchedFiles = { dynamicRegistration: true };
  await client.initialize({
    ...editorCapabilities,
    ...(isWatching && { workspace: { didChangeWatchedFiles } }),
  });
  await client.open(uri, block);
  const isFound = async () =>
    (await client.diagnostics(uri)).some(({ code }) => code === "graph/unknown-parent");
  return { client, registered, isFound };
}

const rules = (severity: string) => `rules: { graph/unknown-parent: ${severity} }\n`;

describe("a project file on disk", () => {
  it("holds at once when the client tells that it has changed", async () => {
    const { client, registered, isFound } = await connect(true);
    expect(await isFound()).toBe(true);
    writeFileSync(file, rules("off"));
    const changes = [{ uri: pathToFileURL(file).href, type: 1 }];
    await client.notify("workspace/didChangeWatchedFiles", { changes });

    expect(await isFound()).toBe(false);
    expect(JSON.stringify(registered)).toContain("workspace/didChangeWatchedFiles");
  });

  it("holds as it is typed, before it is saved", async () => {
    const { client, isFound } = await connect(true);
    expect(await isFound()).toBe(true);
    await client.open(pathToFileURL(file).href, rules("off"), "yaml");

    expect(await isFound()).toBe(false);
  });

  it("is looked for again when a document is opened, where nobody watches", async () => {
    const { client, isFound } = await connect(false);
    expect(await isFound()).toBe(true);
    writeFileSync(file, rules("off"));
    await client.open(`${uri}.other.block.yaml`, block);

    expect(await isFound()).toBe(false);
  });
});
