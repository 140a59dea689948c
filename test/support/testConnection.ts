import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
} from "vscode-languageserver/node";
import { startServer, type ServerProcess } from "./serverProcess.js";

/** What VS Code announces, as far as it matters here. */
export const editorCapabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** A client without `textDocument/diagnostic`. */
export const pushOnlyCapabilities: ClientCapabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true } },
};

/** A language client for tests: the built server at the other end of a real connection. */
export class TestConnection {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly server: ServerProcess;
  #waiting: (() => void)[] = [];

  private constructor(server: ServerProcess) {
    this.server = server;
    server.connection.onNotification(
      "textDocument/publishDiagnostics",
      (params: PublishDiagnosticsParams) => {
        this.published.push(params);
        for (const wake of this.#waiting.splice(0)) wake();
      },
    );
    server.connection.onNotification("window/logMessage", (params: { message: string }) => {
      this.logged.push(params.message);
    });
  }

  static start(transport: "stdio" | "node-ipc" = "stdio"): TestConnection {
    return new TestConnection(startServer(transport));
  }

  static async initialized(
    capabilities: ClientCapabilities = editorCapabilities,
    transport: "stdio" | "node-ipc" = "stdio",
  ): Promise<TestConnection> {
    const client = TestConnection.start(transport);
    await client.initialize(capabilities);
    return client;
  }

  get connection(): ProtocolConnection {
    return this.server.connection;
  }

  async initialize(capabilities: ClientCapabilities): Promise<InitializeResult> {
    const result = await this.request<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
    });
    await this.notify("initialized", {});
    return result;
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string, languageId = "press-block"): Promise<void> {
    const textDocument = { uri, languageId, version: 1, text };
    return this.notify("textDocument/didOpen", { textDocument });
  }

  /** Replaces a range, or the whole text where there is none. */
  change(uri: string, version: number, text: string, range?: Range): Promise<void> {
    const contentChanges = [range === undefined ? { text } : { range, text }];
    return this.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== "full") throw new Error("expected a full report");
    return report.items;
  }

  /** The first publication that fits, waiting for it if need be. */
  async publication(
    fits: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const found = this.published.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** Says goodbye as the protocol asks, and gives the exit code. */
  async shutdown(): Promise<number | string> {
    await this.request("shutdown", undefined);
    await this.notify("exit", undefined);
    return this.server.ended;
  }

  kill(): Promise<void> {
    return this.server.kill();
  }
}
