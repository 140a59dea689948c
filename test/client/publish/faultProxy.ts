import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What is done instead of handing the platform's answer on. */
export type Disturbance =
  | { readonly do: "reset" }
  /** Nothing more comes; `then` is called when it would have. */
  | { readonly do: "hang"; readonly then?: () => void }
  | {
      readonly do: "answer";
      readonly status: number;
      readonly headers?: OutgoingHttpHeaders;
      readonly body?: string;
    }
  /** The first bytes of the answer, then a reset. */
  | { readonly do: "truncate"; readonly bytes: number }
  /** The answer in pieces of so many bytes. */
  | { readonly do: "drip"; readonly bytes: number }
  /** The answer with another body. */
  | { readonly do: "malform"; readonly change: (body: string) => string };

/** Before: the platform does not get the request. After: it has carried it out. */
export type ScriptedFault =
  | { readonly before: Exclude<Disturbance, { do: "truncate" | "drip" | "malform" }> }
  /** The connection is reset when so many bytes of the body were read. */
  | { readonly resetAfterBytes: number }
  | { readonly after: Disturbance };

const named = {
  lostBefore: { before: { do: "reset" } },
  lostAfter: { after: { do: "reset" } },
  truncatedAfter: { after: { do: "truncate", bytes: 5 } },
  status500After: { after: { do: "answer", status: 500, body: "{}" } },
  status504Before: { before: { do: "answer", status: 504 } },
  status504After: { after: { do: "answer", status: 504 } },
  emptyAfter: { after: { do: "answer", status: 201 } },
  webPageBefore: {
    before: {
      do: "answer",
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<p>Sign in</p>",
    },
  },
  textAfter: { after: { do: "malform", change: () => "not JSON" } },
  dripAfter: { after: { do: "drip", bytes: 3 } },
  hang: { before: { do: "hang" } },
  hangAfter: { after: { do: "hang" } },
} as const satisfies Record<string, ScriptedFault>;

export type NamedFault = keyof typeof named;
export type Fault = NamedFault | ScriptedFault;

/** What the proxy has seen of a request. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Stands before a platform and spoils chosen requests. */
export class FaultProxy {
  /** Method and path of all requests, in order. */
  readonly requests: string[] = [];
  readonly seen: SeenRequest[] = [];
  /** The largest number of requests that were under way at one time. */
  mostAtOnce = 0;
  /** Decides about a request from its method and path; undefined lets it pass. */
  spoil: (request: string) => Fault | undefined = () => undefined;
  readonly #forward: Forward;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #onRequest: (() => void)[] = [];
  #atOnce = 0;
  #port = 0;

  private constructor(forward: Forward) {
    this.#forward = forward;
  }

  /** @param target the address of a platform, or what answers in its place */
  static async start(target: string | Forward): Promise<FaultProxy> {
    const forward = typeof target === "string" ? forwardTo(target) : target;
    const proxy = new FaultProxy(forward);
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

  /** How many requests were to change something. */
  get changes(): number {
    return this.requests.length - this.count("GET");
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

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    response.once("close", () => (this.#atOnce -= 1));
    // A client that gives up is part of the game.
    await this.#handle(request, response).catch(() => response.destroy());
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const spoilt = this.spoil(`${method} ${url}`);
    const fault: ScriptedFault | undefined = typeof spoilt === "string" ? named[spoilt] : spoilt;
    this.requests.push(`${method} ${url}`);
    for (const resolve of this.#onRequest.splice(0)) resolve();
    const limit =
      fault !== undefined && "resetAfterBytes" in fault ? fault.resetAfterBytes : Infinity;
    const body = await readBody(request, limit);
    if (body === undefined) return;
    this.seen.push({ method, url, headers, body });
    if (fault !== undefined && "before" in fault) {
      disturb(response, fault.before, { status: 500, body: "" });
      return;
    }
    const answer = await this.#forward({ method, url, headers, body });
    if (fault !== undefined && "after" in fault) disturb(response, fault.after, answer);
    else send(response, answer);
  }
}

type Forward = (request: SeenRequest) => Promise<Answer>;

function forwardTo(target: string): Forward {
  return async ({ method, url, headers, body }) => {
    const kept = ["authorization", "content-type", "idempotency-key"];
    const answer = await fetch(`${target}${url}`, {
      method,
      headers: kept.flatMap((name): [string, string][] => {
        const value = headers[name];
        return typeof value === "string" ? [[name, value]] : [];
      }),
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    return { status: answer.status, body: await answer.text() };
  };
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Undefined when the connection was reset on the way. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (limit === 0) {
    request.socket.destroy();
    return undefined;
  }
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= limit) break;
  }
  if (limit === Infinity) return Buffer.concat(chunks);
  request.socket.destroy();
  return undefined;
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}

function disturb(response: ServerResponse, disturbance: Disturbance, answer: Answer): void {
  switch (disturbance.do) {
    case "reset":
      response.destroy();
      break;
    case "hang":
      disturbance.then?.();
      break;
    case "answer":
      response.writeHead(disturbance.status, disturbance.headers).end(disturbance.body ?? "");
      break;
    case "truncate":
      response.writeHead(answer.status, { "content-length": Buffer.byteLength(answer.body) });
      response.write(answer.body.slice(0, disturbance.bytes), () => response.destroy());
      break;
    case "drip":
      response.writeHead(answer.status, { "content-type": "application/json" });
      for (let at = 0; at < answer.body.length; at += disturbance.bytes) {
        response.write(answer.body.slice(at, at + disturbance.bytes));
      }
      response.end();
      break;
    case "malform":
      send(response, { ...answer, body: disturbance.change(answer.body) });
  }
}
