import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** What happens on a connection; `request` is the text of the head when `afterHead` was asked for. */
export type OnConnection = (socket: Socket, request: string) => void;

/** A server that writes bytes as they are, for answers that no HTTP library would write. */
export class RawServer {
  connections = 0;
  /** Whose head has come. */
  requests = 0;
  readonly #server = createServer();
  readonly #sockets = new Set<Socket>();
  #waiting: (() => void)[] = [];

  /** Calls `onConnection` when the head of a request has come, or at once. */
  static async start(
    onConnection: OnConnection,
    { afterHead = true }: { readonly afterHead?: boolean } = {},
  ): Promise<RawServer> {
    const raw = new RawServer();
    raw.#server.on("connection", (socket) => {
      raw.#accept(socket);
      if (!afterHead) {
        onConnection(socket, "");
        return;
      }
      readHead(socket, (head) => {
        raw.#count("requests");
        onConnection(socket, head);
      });
    });
    raw.#server.listen(0, "127.0.0.1");
    await once(raw.#server, "listening");
    return raw;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when there were `count` connections, or heads of requests. */
  async seen(what: "connections" | "requests", count: number): Promise<void> {
    while (this[what] < count) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #accept(socket: Socket): void {
    this.#count("connections");
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
  }

  #count(what: "connections" | "requests"): void {
    this[what] += 1;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function readHead(socket: Socket, onHead: (head: string) => void): void {
  let text = "";
  const onData = (chunk: Buffer) => {
    text += chunk.toString("latin1");
    if (!text.includes("\r\n\r\n")) return;
    socket.off("data", onData);
    socket.resume();
    onHead(text);
  };
  socket.on("data", onData);
}

/** The bytes of an answer with status 200. */
export function answer(headers: Readonly<Record<string, string>>, body: Buffer | string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nconnection: close\r\n${lines.join("")}\r\n`),
    Buffer.from(body),
  ]);
}
