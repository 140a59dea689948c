import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { PressErrorKind } from "../../../client/src/api/errors.js";
import {
  canary,
  content,
  deployment,
  emptyPage,
  errorOf,
  PressFixture,
  spec,
} from "./pressFixture.js";
import { answer, RawServer } from "./support/rawServer.js";
import { ScriptedServer } from "./scriptedServer.js";

const press = new PressFixture();
let raw: RawServer | undefined;

afterEach(async () => {
  await raw?.stop();
  raw = undefined;
});

async function clientOf(onConnection: (socket: Socket) => void) {
  raw = await RawServer.start(onConnection);
  return press.connect(`http://${raw.host}`);
}

const json = { "content-type": "application/json" };
const page = JSON.stringify(emptyPage);
const chunked = { ...json, "transfer-encoding": "chunked" };

describe("an answer that is damaged", () => {
  const damages: [string, Buffer, PressErrorKind, RegExp][] = [
    [
      "ends before its Content-Length",
      answer({ ...json, "content-length": "100" }, page),
      "network",
      /was lost/,
    ],
    [
      "ends within its chunks",
      answer(chunked, `10\r\n${page.slice(0, 16)}\r\n`),
      "network",
      /was lost/,
    ],
    [
      "is no gzip",
      answer({ ...json, "content-encoding": "gzip" }, "this is no gzip"),
      "network",
      /cannot be unpacked/,
    ],
    [
      "is no Brotli",
      answer({ ...json, "content-encoding": "br" }, Buffer.alloc(64, 0xff)),
      "network",
      /cannot be unpacked/,
    ],
    [
      "is half a gzip",
      answer({ ...json, "content-encoding": "gzip" }, gzipSync(page).subarray(0, 20)),
      "notThePlatform",
      /no JSON/,
    ],
    [
      "is no UTF-8",
      answer(json, Buffer.from([0x22, 0xff, 0xfe, 0x22])),
      "notThePlatform",
      /no JSON/,
    ],
    [
      "has a charset that nobody knows",
      answer({ "content-type": "application/json; charset=klingon" }, page),
      "notThePlatform",
      /no JSON/,
    ],
    ["is half a JSON text", answer(json, page.slice(0, 10)), "notThePlatform", /no JSON/],
    [
      "is plain text",
      answer({ "content-type": "text/plain" }, "ok"),
      "notThePlatform",
      /text\/plain/,
    ],
    [
      "is a web page that claims to be JSON",
      answer(json, "<!DOCTYPE html><html>Sign in"),
      "notThePlatform",
      /web page/,
    ],
    ["is nested without end", answer(json, "[".repeat(200_000)), "notThePlatform", /no JSON/],
    ["has no status line", Buffer.from("SSH-2.0-OpenSSH_9.6\r\n"), "network", /was lost/],
  ];

  it.each(damages)("because it %s is told to who reads", async (_, bytes, kind, message) => {
    const client = await clientOf((socket) => socket.end(bytes));
    const error = await errorOf(client.listSpecs());
    expect(error.details).toMatchObject({ kind, outcome: "refused" });
    expect(error.message).toMatch(message);
    expect(raw?.connections).toBe(kind === "network" ? 3 : 1);
  });

  it.each(damages)("because it %s leaves a change open, sent once", async (_, bytes, kind) => {
    const client = await clientOf((socket) => socket.end(bytes));
    const error = await errorOf(client.createDeployment(deployment));
    expect(error.details).toMatchObject({ kind, outcome: "unknown" });
    expect(raw?.connections).toBe(1);
  });
});

describe("an answer in an unusual form", () => {
  const forms: [string, Record<string, string>, Buffer][] = [
    ["with a byte order mark", json, Buffer.from(`\uFEFF${page}`)],
    ["gzipped", { ...json, "content-encoding": "gzip" }, gzipSync(page)],
    [
      "in UTF-16",
      { "content-type": "application/json; charset=utf-16le" },
      Buffer.from(page, "utf16le"),
    ],
    ["without a type", {}, Buffer.from(page)],
  ];

  it.each(forms)("is read: %s", async (_, headers, body) => {
    const client = await clientOf((socket) => socket.end(answer(headers, body)));
    await expect(client.listSpecs()).resolves.toMatchObject({ items: [], pageCount: 0 });
  });
});

describe("an answer that does not come to its end", () => {
  it("is given up after 30 seconds without a byte", async () => {
    const half = answer({ ...json, "content-length": "100" }, page.slice(0, 10));
    const client = await clientOf((socket) => socket.write(half));
    const reading = errorOf(client.listSpecs());
    for (const attempt of [1, 2, 3]) {
      await raw?.seen("requests", attempt);
      await press.clock.hasPending(30_000);
      press.clock.advance(30_000);
    }
    expect((await reading).details).toMatchObject({ kind: "timeout", outcome: "refused" });
    const changing = errorOf(client.deleteSpec("s"));
    await raw?.seen("requests", 4);
    await press.clock.hasPending(30_000);
    press.clock.advance(30_000);
    expect((await changing).details).toMatchObject({ kind: "timeout", outcome: "unknown" });
  });
});

describe("Retry-After", () => {
  const now = "Tue, 01 Jan 2030 00:00:00 GMT";
  const waits: [string | undefined, number | "own" | "none"][] = [
    ["2", 2000],
    ["Tue, 01 Jan 2030 00:00:04 GMT", 4000],
    ["Mon, 31 Dec 2029 23:59:00 GMT", "own"],
    ["-5", "own"],
    ["soon", "own"],
    [undefined, "own"],
    ["86400", "none"],
    ["Wed, 02 Jan 2030 00:00:00 GMT", "none"],
  ];

  it.each(waits)("of %s", async (header, wait) => {
    const headers = { date: now, ...(header === undefined ? {} : { "retry-after": header }) };
    press.answer({ status: 429, headers }, { status: 200, body: emptyPage });
    if (wait === "none") {
      const error = await errorOf(press.client.listSpecs());
      expect(error.message).toMatch(/try again in 1440 minutes, at \d\d:\d\d\.$/);
      expect(error.details.retryAfterSeconds).toBe(86_400);
      expect(press.clock.skipped).toEqual([]);
      return;
    }
    await press.client.listSpecs();
    expect(press.clock.skipped).toHaveLength(1);
    if (wait === "own") expect(press.clock.skipped[0]).toBeLessThanOrEqual(500);
    else expect(press.clock.skipped).toEqual([wait]);
  });
});

describe("the machine's clock", () => {
  const days = 2 * 24 * 3_600_000;

  it.each([-days, days])("changes nothing when it is off by %i ms", async (skew) => {
    press.clock.set(Date.now() + skew);
    press.answer({ status: 503 }, { status: 200, body: emptyPage });
    await expect(press.client.listSpecs()).resolves.toMatchObject({ items: [] });
    press.answer({ status: 401 });
    const error = await errorOf(press.client.listSpecs());
    expect(error.message).toContain(`which is 2880 minutes ${skew > 0 ? "ahead" : "behind"}`);
  });

  it("is not blamed when it is right", async () => {
    press.clock.set(Date.now());
    press.answer({ status: 401 });
    expect((await errorOf(press.client.listSpecs())).message).toBe(
      `${new URL(press.server.address).host} refused the key; sign in with a valid one.`,
    );
  });
});

describe("an answer about another object", () => {
  const others: [string, () => PromiseLike<unknown>, unknown][] = [
    ["describeSpec", () => press.client.describeSpec("asked"), spec],
    [
      "describeSpecRelease",
      () => press.client.describeSpecRelease("s", "2.0.0"),
      { version: "1.0.0" },
    ],
    [
      "createSpecRelease",
      () => press.client.createSpecRelease("asked", content),
      { id: "s-1", release: { version: "1.0.0" } },
    ],
    [
      "createDeploymentRevision",
      () => press.client.createDeploymentRevision("asked"),
      { id: "d", revision: 1 },
    ],
    [
      "describeDeploymentRevision",
      () => press.client.describeDeploymentRevision("d", "2"),
      { revision: 1, status: "deployed" },
    ],
    ["redeploy", () => press.client.redeploy("asked"), { id: "d-1" }],
  ];

  it.each(others)("ends %s", async (operation, call, body) => {
    press.answer({ status: 200, body });
    const error = await errorOf(Promise.resolve(call()));
    expect(error.details).toMatchObject({ kind: "notThePlatform", operation });
    expect(error.message).toContain("that was asked for");
  });

  it("is not one whose id only differs in case", async () => {
    press.answer({ status: 200, body: { ...spec, id: "ABC-1" } });
    await expect(press.client.describeSpec("abc-1")).resolves.toMatchObject({ id: "ABC-1" });
  });
});

describe("the key", () => {
  it("may change between calls, and stays for the attempts of one", async () => {
    const keys = ["first-key-1234", "second-key-1234"];
    let asked = 0;
    const client = press.connectWith({ getKey: () => Promise.resolve(keys[asked++]) });
    press.answer({ status: 503 }, { status: 200, body: emptyPage });
    await client.listSpecs();
    await client.listSpecs();
    expect(press.server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "first-key-1234",
      "first-key-1234",
      "second-key-1234",
    ]);
  });

  it("is asked for by the origin, once per call", async () => {
    const origins: string[] = [];
    const client = press.connectWith({
      getKey: (origin) => {
        origins.push(origin);
        return Promise.resolve(canary);
      },
    });
    await client.listSpecs();
    expect(origins).toEqual([press.server.address]);
  });

  it("that the keyring does not give out is told, without its reason", async () => {
    const client = press.connectWith({ getKey: () => Promise.reject(new Error(canary)) });
    const error = await errorOf(client.createDeployment(deployment));
    expect(error.details).toMatchObject({ kind: "unauthorized", outcome: "refused" });
    expect(error.message).toContain("keyring");
    expect(press.server.requests).toEqual([]);
  });

  it("that never comes does not keep a cancelled call waiting", async () => {
    const client = press.connectWith({ getKey: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const outcome = errorOf(client.createDeployment(deployment, { signal: controller.signal }));
    controller.abort();
    expect((await outcome).details).toMatchObject({ kind: "cancelled", outcome: "refused" });
    expect(press.server.requests).toEqual([]);
  });
});

describe("cancelling", () => {
  it("ends the wait for the next attempt", async () => {
    press.answer({ status: 429, headers: { "retry-after": "50" } });
    const controller = new AbortController();
    const outcome = errorOf(press.client.listSpecs({}, { signal: controller.signal }));
    await press.clock.hasPending(50_000);
    controller.abort();
    expect((await outcome).details).toMatchObject({ kind: "cancelled", outcome: "refused" });
    expect(press.server.requests).toHaveLength(1);
  });

  it("ends an answer that is on its way, and leaves a change open", async () => {
    const half = answer({ ...json, "content-length": "100" }, page.slice(0, 10));
    const controller = new AbortController();
    const client = await clientOf((socket) => socket.write(half));
    const outcome = errorOf(client.redeploy("d", { signal: controller.signal }));
    await raw?.seen("requests", 1);
    controller.abort();
    expect((await outcome).details).toMatchObject({ kind: "cancelled", outcome: "unknown" });
  });

  it("ends the reading of a list between its pages", async () => {
    const controller = new AbortController();
    press.server.script = ({ path }) => {
      if (path.includes("pageNumber=2")) controller.abort();
      return { status: 200, body: { specs: [{ ...spec, id: path }], pageCount: 9 } };
    };
    const seen: string[] = [];
    const reading = (async () => {
      const list = press.client.listSpecs({}, { signal: controller.signal });
      for await (const { id } of list) seen.push(id);
    })();
    expect((await errorOf(reading)).kind).toBe("cancelled");
    expect(seen).toHaveLength(1);
  });
});

describe("a decision of the user", () => {
  const keyOf = (index: number) => press.server.requests[index]?.headers["idempotency-key"];

  it("has one Idempotency-Key, also when it is sent again", async () => {
    press.answer(
      { status: 429, headers: { "retry-after": "1" } },
      { status: 201, body: { id: "d" } },
    );
    await press.client.createDeployment(deployment);
    await press.client.createDeployment(deployment);
    expect(keyOf(0)).toBeDefined();
    expect(keyOf(1)).toBe(keyOf(0));
    expect(keyOf(2)).not.toBe(keyOf(0));
  });

  it("may be named by the caller", async () => {
    press.answer({ status: 201, body: { id: "d" } }, { status: 200, body: emptyPage });
    await press.client.createDeployment(deployment, { idempotencyKey: "decision-1" });
    await press.client.listSpecs({}, { idempotencyKey: "decision-1" });
    expect(keyOf(0)).toBe("decision-1");
    expect(keyOf(1)).toBeUndefined();
  });
});

describe("the retries of an origin", () => {
  it("run out when nothing succeeds, and come back with success", async () => {
    press.answer({ status: 500 });
    for (let call = 1; call <= 5; call += 1) await errorOf(press.client.listSpecs());
    expect(press.server.requests).toHaveLength(15);
    await errorOf(press.client.listSpecs());
    expect(press.server.requests).toHaveLength(16);
    press.answer({ status: 200, body: emptyPage });
    await press.client.listSpecs();
    press.server.requests.length = 0;
    press.answer({ status: 500 });
    await errorOf(press.client.listSpecs());
    expect(press.server.requests).toHaveLength(2);
  });
});

describe("a redirect", () => {
  const targets: [string, (other: ScriptedServer) => string][] = [
    ["another host", (other) => other.address.replace("127.0.0.1", "localhost")],
    ["another port", (other) => other.address],
    ["https", (other) => other.address.replace("http:", "https:")],
    ["the same origin", () => "/v2/"],
    ["nowhere", () => "http://[bad"],
  ];
  const calls: [string, () => PromiseLike<unknown>][] = [
    ["GET", () => press.client.listSpecs()],
    ["POST", () => press.client.createDeployment(deployment)],
    ["upload", () => press.client.createSpec(content)],
  ];
  const matrix = [301, 302, 303, 307, 308].flatMap((status) =>
    targets.flatMap(([target, locate]) =>
      calls.map(([method, call]) => ({ status, target, method, locate, call })),
    ),
  );

  it.each(matrix)("$status of a $method to $target is followed by nobody", async (row) => {
    const other = await ScriptedServer.start(() => ({ status: 200, body: emptyPage }));
    press.answer({ status: row.status, headers: { location: row.locate(other) } });
    const error = await errorOf(Promise.resolve(row.call()));
    await other.stop();
    expect(error.kind).toBe("redirect");
    expect(other.connections).toBe(0);
    expect(press.server.requests).toHaveLength(1);
  });
});
