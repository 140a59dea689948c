import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Reaction =
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      /** Text as it is; anything else as JSON. */
      readonly body?: unknown;
    }
  /** Ends the connection without an answer. */
  | { readonly fault: "reset" }
  /** Never answers. */
  | { readonly fault: "hang" }
  /** Sends headers and half of a JSON body, then ends the connection. */
  | { readonly fault: "truncate" }
  /** Answers before the body of the request was read, then ends the connection. */
  | { readonly fault: "refuseEarly"; readonly status: number };

export type Script = (
  request: ReceivedRequest,
  /** How many requests came before. */
  index: number,
) => Reaction | Promise<Reaction>;

/** A platform that does what a test says and counts what it was asked. */
export class ScriptedServer {
  readonly requests: ReceivedRequest[] = [];
  /** How many connections were made. */
  connections = 0;
  script: Script;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  #onRequest: (() => void)[] = [];
  #port = 0;

  private constructor(script: Script) {
    this.script = script;
  }

  static async start(script: Script): Promise<ScriptedServer> {
    const server = new ScriptedServer(script);
    server.#server.on("connection", () => (server.connections += 1));
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    server.#port = (server.#server.address() as AddressInfo).port;
    return server;
  }

  /** Stays the same when it has stopped. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Resolves when `count` requests have come. */
  async received(count: number): Promise<void> {
    while (this.requests.length < count) {
      await new Promise<void>((resolve) => this.#onRequest.push(resolve));
    }
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url: path = "", headers } = request;
    const chunks: Buffer[] = [];
    const peek = await this.script({ method, path, headers, body: "" }, this.requests.length);
    if ("fault" in peek && peek.fault === "refuseEarly") {
      this.#record({ method, path, headers, body: "" });
      response.writeHead(peek.status, { connection: "close" }).end("{}");
      return;
    }
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = { method, path, headers, body: Buffer.concat(chunks).toString("latin1") };
    this.#record(received);
    react(response, peek);
  }

  #record(request: ReceivedRequest): void {
    this.requests.push(request);
    for (const resolve of this.#onRequest.splice(0)) resolve();
  }
}

function react(response: ServerResponse, reaction: Reaction): void {
  if ("status" in reaction && !("fault" in reaction)) {
    const { status, headers, body } = reaction;
    const type = typeof body === "string" ? {} : { "content-type": "application/json" };
    response.writeHead(status, { ...type, ...headers });
    response.end(
      typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body),
    );
    return;
  }
  if (reaction.fault === "reset") response.destroy();
  if (reaction.fault === "truncate") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id":', () => response.destroy());
  }
}
