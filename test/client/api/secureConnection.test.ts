import https from "node:https";
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { authority, expired, ofOtherHost, valid } from "./support/certificates.js";
import { content, emptyPage, errorOf, PressFixture } from "./pressFixture.js";
import { RawServer, type OnConnection } from "./support/rawServer.js";
import { selfSigned } from "./support/selfSigned.js";

const press = new PressFixture();
const heads: string[] = [];
const stops: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  heads.length = 0;
  https.globalAgent.options.ca = authority;
});

afterEach(async () => {
  delete https.globalAgent.options.ca;
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) await stop();
});

async function start(options: https.ServerOptions): Promise<string> {
  const server = https.createServer(options, (request, response) => {
    heads.push(request.url ?? "");
    request.resume();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(emptyPage));
  });
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a secure connection", () => {
  it("is made with a certificate that the system trusts", async () => {
    const client = press.connect(await start(valid));
    await expect(client.listSpecs()).resolves.toMatchObject({ items: [] });
    expect(heads).toEqual(["/v1/blocks/specs/"]);
  });

  it.each([
    ["self-signed", selfSigned],
    ["expired", expired],
    ["made out to another host", ofOtherHost],
  ])(
    "is refused, once and before anything is sent, to a certificate that is %s",
    async (flaw, options) => {
      const client = press.connect(await start(options));
      for (const call of [() => client.createSpec(content), () => client.listSpecs()]) {
        const error = await errorOf(Promise.resolve(call()));
        expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
        expect(error.message).toContain(`is not trusted: it is ${flaw};`);
        expect(error.message).toContain("certificate store");
      }
      expect(heads).toEqual([]);
      expect(press.clock.skipped).toEqual([]);
    },
  );

  it("is refused to an old protocol", async () => {
    const old = {
      ...valid,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "ALL@SECLEVEL=0",
    } as const;
    const error = await errorOf(press.connect(await start(old)).createSpec(content));
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
    expect(error.message).toContain("No secure connection");
  });

  it("that breaks off in the handshake has changed nothing", async () => {
    const raw = await RawServer.start((socket) => socket.once("data", () => socket.destroy()), {
      afterHead: false,
    });
    stops.push(() => raw.stop());
    const error = await errorOf(press.connect(`https://${raw.host}`).createSpec(content));
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
  });

  it.each([
    ["small", 1],
    ["large", 9 * 1024 * 1024],
  ])("that does not come about in 10 seconds has changed nothing: %s body", async (_, size) => {
    const raw = await RawServer.start(() => undefined, { afterHead: false });
    stops.push(() => raw.stop());
    const body = { filler: "x".repeat(size) };
    const outcome = errorOf(press.connect(`https://${raw.host}`).createSpec({ body }));
    await raw.seen("connections", 1);
    await press.clock.hasPending(10_000);
    press.clock.advance(10_000);
    const error = await outcome;
    expect(error.details).toMatchObject({ kind: "timeout", outcome: "refused" });
    expect(error.message).toContain("within 10 seconds");
  });

  it("is not even tried when the environment switches its checks off", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const error = await errorOf(press.connect(await start(valid)).listSpecs());
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
    expect(error.message).toContain("NODE_TLS_REJECT_UNAUTHORIZED=0");
    expect(heads).toEqual([]);
  });
});

describe("a host that cannot be reached", () => {
  it.each(["https://press-blocks.invalid", "http://127.0.0.1:9"])(
    "is named: %s",
    async (address) => {
      const error = await errorOf(press.connect(address).createSpec(content));
      expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
      expect(error.message).toContain(new URL(address).host);
      expect(press.clock.skipped).toEqual([]);
    },
  );
});

interface Target {
  readonly host: string;
  readonly port: number;
}

type OnConnected = (error: Error | null, socket: Socket) => void;

/** An agent that opens tunnels through a proxy, as the editor's own does. */
function tunnelAgent(proxyPort: number): https.Agent {
  const createConnection = (target: Target, onConnected: OnConnected) => {
    const socket = connect(proxyPort, "127.0.0.1");
    const address = `${target.host}:${target.port}`;
    const head = [
      `CONNECT ${address} HTTP/1.1`,
      `Host: ${address}`,
      "Proxy-Authorization: Basic Y2FuYXJ5OmNhbmFyeQ==",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    socket.once("error", (error) => onConnected(error, socket));
    socket.once("data", (answer: Buffer) => {
      if (answer.toString().startsWith("HTTP/1.1 200")) {
        onConnected(null, connectSecurely({ ...target, socket, ca: authority }));
        return;
      }
      // The answer of the proxy is passed on as if it were the host's.
      onConnected(null, socket);
      socket.unshift(answer);
    });
  };
  return Object.assign(new https.Agent(), { createConnection });
}

describe("behind a proxy", () => {
  const ownAgent = https.globalAgent;

  afterEach(() => {
    https.globalAgent = ownAgent;
  });

  async function startProxy(onConnect: OnConnection): Promise<number> {
    const proxy = await RawServer.start(onConnect);
    stops.push(() => proxy.stop());
    return Number(proxy.host.split(":")[1]);
  }

  it("the platform is reached through its tunnel", async () => {
    const address = await start(valid);
    const port = await startProxy((socket, head) => {
      const upstreamPort = Number(/^CONNECT \S+:(\d+) /.exec(head)?.[1]);
      const upstream = connect(upstreamPort, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.pipe(upstream).pipe(socket);
      });
      upstream.on("error", () => socket.destroy());
    });
    https.globalAgent = tunnelAgent(port);
    await expect(press.connect(address).listSpecs()).resolves.toMatchObject({ items: [] });
    expect(heads).toHaveLength(1);
  });

  it.each([
    [
      "wants credentials",
      "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic",
      /^The proxy asks for credentials/,
      "refused",
    ],
    [
      "does not get through",
      "502 Bad Gateway\r\nProxy-Agent: tests",
      /^The proxy in front of .* failed .* with status 502/,
      "unknown",
    ],
  ])("that %s, it is named", async (_, head, message, outcome) => {
    const answer = `HTTP/1.1 ${head}\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>`;
    https.globalAgent = tunnelAgent(await startProxy((socket) => socket.end(answer)));
    const error = await errorOf(press.connect(await start(valid)).createSpec(content));
    expect(error.details).toMatchObject({ kind: "network", outcome });
    expect(error.message).toMatch(message);
    expect(heads).toEqual([]);
  });

  it("that is down, it is named, and nothing was changed", async () => {
    const port = await startProxy(() => undefined);
    await stops.pop()?.();
    https.globalAgent = tunnelAgent(port);
    const error = await errorOf(press.connect(await start(valid)).createSpec(content));
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
    expect(error.message).toContain("The proxy in front of");
    expect(error.message).toContain("http.proxy");
    expect(error.message).not.toContain(String(port));
  });
});
