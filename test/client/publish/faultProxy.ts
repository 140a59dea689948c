import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to a request: `before` and `after` say whether the platform gets it. */
export type Fault =
  | "lostBefore"
  | "lostAfter"
  | "truncatedAfter"
  | "status500After"
  | "status504Before"
  | "emptyAfter"
  | "webPageBefore"
  | "hang";

/** Stands before a platform and spoils chosen requests. */
export class FaultProxy {
  /** Method and path of all requests, in order. */
  readonly requests: string[] = [];
  /** Decides about a request from its method and path; undefined lets it pass. */
  spoil: (request: string) => Fault | undefined = () => undefined;
  readonly #target: string;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  #onRequest: (() => void)[] = [];
  #port = 0;

  private constructor(target: string) {
    this.#target = target;
  }

  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    proxy.#port = (proxy.#server.address() as AddressInfo).port;
    return proxy;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How many requests had this method. */
  count(method: string): number {
    return this.requests.filter((request) => request.startsWith(method)).length;
  }

  /** Resolves when a request of this method has come. */
  async received(method: string): Promise<void> {
    while (this.count(method) === 0) {
      await new Promise<void>((resolve) => this.#onRequest.push(resolve));
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "" } = request;
    const fault = this.spoil(`${method} ${url}`);
    this.requests.push(`${method} ${url}`);
    for (const resolve of this.#onRequest.splice(0)) resolve();
    if (spoilBefore(response, fault)) return;
    const answer = await fetch(`${this.#target}${url}`, {
      method,
      headers: ["authorization", "content-type"].flatMap((name): [string, string][] => {
        const value = request.headers[name];
        return typeof value === "string" ? [[name, value]] : [];
      }),
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    const body = await answer.text();
    if (spoilAfter(response, fault, body)) return;
    response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  }
}

/** Whether the request does not reach the platform. */
function spoilBefore(response: ServerResponse, fault: Fault | undefined): boolean {
  if (fault === "lostBefore") response.destroy();
  else if (fault === "status504Before") response.writeHead(504).end();
  else if (fault === "webPageBefore") {
    response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in</p>");
  } else return fault === "hang";
  return true;
}

/** Whether the answer of the platform does not reach the client. */
function spoilAfter(response: ServerResponse, fault: Fault | undefined, body: string): boolean {
  if (fault === "lostAfter") response.destroy();
  else if (fault === "status500After") response.writeHead(500).end("{}");
  else if (fault === "emptyAfter") response.writeHead(201).end();
  else if (fault === "truncatedAfter") {
    response.writeHead(201, { "content-length": Buffer.byteLength(body) });
    response.write(body.slice(0, 5), () => response.destroy());
  } else return false;
  return true;
}
