import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { serverFile } from "../../support/serverProcess.js";
import { editorCapabilities, TestConnection } from "../../support/testConnection.js";

const clients: TestConnection[] = [];
const processes: ChildProcess[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.kill();
  for (const child of processes.splice(0)) child.kill("SIGKILL");
});

function start(transport: "stdio" | "node-ipc" = "stdio"): TestConnection {
  const client = TestConnection.start(transport);
  clients.push(client);
  return client;
}

/** Waits until no process has this id any more. */
async function gone(processId: number): Promise<void> {
  for (;;) {
    try {
      process.kill(processId, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("the life of the language server", () => {
  it.each(["stdio", "node-ipc"] as const)("is greeted over %s", async (transport) => {
    const client = start(transport);
    const { capabilities, serverInfo } = await client.initialize(editorCapabilities);
    expect(serverInfo?.name).toBe("press-blocks");
    expect(capabilities).toMatchObject({
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
      hoverProvider: true,
      definitionProvider: true,
      documentSymbolProvider: true,
    });
  });

  it.each(["stdio", "node-ipc"] as const)(
    "ends with 0 after a goodbye over %s",
    async (transport) => {
      const client = start(transport);
      await client.initialize(editorCapabilities);
      expect(await client.shutdown()).toBe(0);
    },
  );

  it("ends with 1 when it is told to leave without a goodbye", async () => {
    const client = start();
    await client.initialize(editorCapabilities);
    await client.notify("exit", undefined);
    expect(await client.server.ended).toBe(1);
  });

  it("asks for a transport when it is started without one", async () => {
    const child = spawn(process.execPath, [serverFile]);
    processes.push(child);
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, "close")) as [number];
    expect(code).toBe(2);
    expect(stderr).toContain("--stdio");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("ends when the editor was killed, although its input stays open", async () => {
    const editor = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    processes.push(editor);
    const client = start();
    await client.request("initialize", {
      processId: editor.pid,
      rootUri: null,
      capabilities: editorCapabilities,
    });
    await client.notify("initialized", {});
    editor.kill("SIGKILL");
    await client.server.ended;
    expect(client.server.child.exitCode ?? client.server.child.signalCode).not.toBeNull();
  });

  it("ends with the process that started it", async () => {
    const script = `
      const child = require("node:child_process").spawn(process.execPath, [${JSON.stringify(serverFile)}, "--stdio"]);
      process.stdout.write(String(child.pid));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["-e", script]);
    processes.push(parent);
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    parent.kill("SIGKILL");
    await gone(Number(output.toString()));
  });
});
