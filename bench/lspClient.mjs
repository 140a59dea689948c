// A language client that measures: one server process, its answers and its processor time.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const capabilities = {
  workspace: { configuration: true },
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentHighlight: {},
    foldingRange: { lineFoldingOnly: true },
    formatting: {},
    hover: { contentFormat: ["markdown"] },
    references: {},
    rename: { prepareSupport: true },
    semanticTokens: {
      requests: { full: true },
      tokenTypes: ["namespace", "type", "enumMember", "parameter", "variable", "property"],
      tokenModifiers: ["declaration", "readonly"],
      formats: ["relative"],
    },
  },
};

export class LspClient {
  #process;
  #buffer = Buffer.alloc(0);
  #pending = new Map();
  #listeners = new Set();
  #settings;
  #id = 0;
  /** The diagnostics that were published last. */
  diagnostics = [];
  /** What the server announces. */
  capabilities = {};
  isGone = false;

  /** @param {{ command: string[], settings?: Record<string, unknown> }} contestant */
  constructor({ command: [program, ...args], settings = {} }) {
    this.#settings = settings;
    this.#process = spawn(program ?? "node", args, { stdio: ["pipe", "pipe", "ignore"] });
    this.#process.on("exit", () => (this.isGone = true));
    this.#process.stdin.on("error", () => (this.isGone = true));
    this.#process.stdout.on("data", (chunk) => this.#receive(chunk));
  }

  async initialize() {
    const result = await this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      initializationOptions: {},
      capabilities,
    });
    this.capabilities = result.capabilities;
    this.notify("initialized", {});
    this.notify("workspace/didChangeConfiguration", { settings: this.#settings });
    return result;
  }

  /** Whether the server can be told of a change only by all of the text. */
  get wantsWholeTexts() {
    const sync = this.capabilities.textDocumentSync;
    return (sync?.change ?? sync) === 1;
  }

  request(/** @type {string} */ method, /** @type {unknown} */ params) {
    const id = ++this.#id;
    const answer = new Promise((resolve) => this.#pending.set(id, resolve));
    this.#send({ id, method, params });
    return within(answer, 120_000, method);
  }

  notify(/** @type {string} */ method, /** @type {unknown} */ params) {
    this.#send({ method, params });
  }

  /** Resolves when the published diagnostics fulfil a condition, those of the past not counted. */
  published(/** @type {(diagnostics: any[]) => boolean} */ condition) {
    const found = new Promise((resolve) => {
      const listener = (diagnostics) => {
        if (!condition(diagnostics)) return;
        this.#listeners.delete(listener);
        resolve(diagnostics);
      };
      this.#listeners.add(listener);
    });
    return within(found, 120_000, "diagnostics");
  }

  /** Processor time of all threads so far, in milliseconds; Linux only. */
  processorTime() {
    const tasks = `/proc/${this.#process.pid}/task`;
    return readdirSync(tasks).reduce((sum, task) => sum + threadTime(`${tasks}/${task}`), 0);
  }

  /** Resident memory in megabytes; Linux only. */
  memory() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, "latin1");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  }

  end() {
    this.#process.kill("SIGKILL");
  }

  #send(/** @type {object} */ message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(/** @type {Buffer} */ chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const headEnd = this.#buffer.indexOf("\r\n\r\n");
      if (headEnd === -1) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#buffer.toString("latin1", 0, headEnd))?.[1],
      );
      const end = headEnd + 4 + length;
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString("utf8", headEnd + 4, end));
      this.#buffer = this.#buffer.subarray(end);
      this.#take(message);
    }
  }

  #take(/** @type {any} */ message) {
    if (message.method === "textDocument/publishDiagnostics") {
      this.diagnostics = message.params.diagnostics;
      for (const listener of [...this.#listeners]) listener(this.diagnostics);
    } else if (message.method === "workspace/configuration") {
      const result = message.params.items.map(({ section }) => this.#settings[section] ?? null);
      this.#send({ id: message.id, result });
    } else if (message.method !== undefined && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.#pending.get(message.id)?.(message.result ?? null);
      this.#pending.delete(message.id);
    }
  }
}

function threadTime(/** @type {string} */ folder) {
  try {
    return Number(readFileSync(`${folder}/schedstat`, "latin1").split(" ", 1)[0]) / 1e6;
  } catch {
    // The thread has ended.
    return 0;
  }
}

async function within(
  /** @type {Promise<any>} */ promise,
  /** @type {number} */ most,
  /** @type {string} */ what,
) {
  const abort = new AbortController();
  const late = new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`No answer within ${most} ms: ${what}.`)),
      most,
    );
    abort.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    abort.abort();
  }
}
