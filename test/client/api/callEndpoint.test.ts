import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { content, deployment, emptyPage, errorOf, PressFixture, spec } from "./pressFixture.js";
import { selfSigned } from "./support/selfSigned.js";
import type { Script } from "./scriptedServer.js";

const press = new PressFixture();

describe("reading", () => {
  it.each([408, 429, 500, 502, 503, 504])("is tried three times on status %i", async (status) => {
    press.answer({ status, body: {} });
    const error = await errorOf(press.client.listSpecs());
    expect(press.server.requests).toHaveLength(3);
    expect(error.details).toMatchObject({ status, outcome: "refused", operation: "listSpecs" });
  });

  it.each([400, 401, 403, 404, 409, 410, 413, 415, 422])(
    "is not repeated on %i",
    async (status) => {
      press.answer({ status, body: {} });
      await errorOf(press.client.listSpecs());
      expect(press.server.requests).toHaveLength(1);
    },
  );

  it.each(["reset", "truncate"] as const)("survives a lost answer (%s)", async (fault) => {
    press.answer({ fault }, { fault }, { status: 200, body: emptyPage });
    await expect(press.client.listSpecs()).resolves.toMatchObject({ items: [], pageCount: 0 });
  });

  it("waits as long as the limiter says, and gives up when that is too long", async () => {
    press.answer(
      { status: 429, headers: { "retry-after": "7" } },
      { status: 200, body: emptyPage },
    );
    await press.client.listSpecs();
    expect(press.clock.skipped).toEqual([7000]);
    press.answer({ status: 429, headers: { "retry-after": "3600" } });
    const error = await errorOf(press.client.listSpecs());
    expect(error.message).toContain("in 60 minutes");
    expect(error.details.retryAfterSeconds).toBe(3600);
    expect(press.server.requests).toHaveLength(3);
  });

  it("gives up a platform that never answers, three times 30 seconds", async () => {
    press.answer({ fault: "hang" });
    const outcome = errorOf(press.client.listSpecs());
    for (const attempt of [1, 2, 3]) {
      await press.server.received(attempt);
      press.clock.advance(30_000);
    }
    expect((await outcome).kind).toBe("timeout");
    expect(press.server.requests).toHaveLength(3);
  });

  it("ends at once when cancelled", async () => {
    press.answer({ fault: "hang" });
    const controller = new AbortController();
    const outcome = errorOf(press.client.listSpecs({}, { signal: controller.signal }));
    await press.server.received(1);
    controller.abort();
    expect((await outcome).details).toMatchObject({ kind: "cancelled", outcome: "refused" });
    expect(press.server.requests).toHaveLength(1);
  });

  it("names a web page for what it is", async () => {
    const page = {
      headers: { "content-type": "text/html; charset=utf-8" },
      body: "<p>Sign in</p>",
    };
    press.answer({ status: 200, ...page });
    expect((await errorOf(press.client.listSpecs())).kind).toBe("notThePlatform");
    press.answer({ status: 404, ...page });
    const error = await errorOf(press.client.describeSpecRelease("s", "1.0.0"));
    expect(error.kind).toBe("notThePlatform");
    expect(error.message).toContain("web page");
  });

  it("stops an answer that never ends at 10 MiB, packed or not", async () => {
    const huge = JSON.stringify({ specs: [], filler: "x".repeat(11 * 1024 * 1024) });
    press.answer({ status: 200, headers: { "content-type": "application/json" }, body: huge });
    expect((await errorOf(press.client.listSpecs())).message).toContain("10 MiB");
    const bomb = createServer((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(huge));
    });
    await new Promise<void>((resolve) => bomb.listen(0, "127.0.0.1", resolve));
    const address = bomb.address() as { port: number };
    const error = await errorOf(press.connect(`http://127.0.0.1:${address.port}`).listSpecs());
    bomb.close();
    bomb.closeAllConnections();
    expect(error.message).toContain("10 MiB");
  });

  it.each<[string, unknown, string]>([
    ["a wrong type", { specs: [{ ...spec, id: 7 }] }, '"specs[0].id" that is not text'],
    ["a missing field", { specs: [{ id: "1", kind: "workflow" }] }, '"specs[0].metadata"'],
    ["no list", { pageCount: 1 }, '"specs" that is not a list'],
    ["a list as the whole answer", [], "an answer that is not an object"],
    ["null", null, "an answer that is not an object"],
    ["nothing", undefined, "an answer that is not an object"],
  ])("names %s", async (_, body, message) => {
    press.answer({ status: 200, body });
    const error = await errorOf(press.client.listSpecs());
    expect(error.kind).toBe("notThePlatform");
    expect(error.message).toContain(message);
  });

  it("keeps unknown fields and takes null for absent", async () => {
    press.answer({
      status: 200,
      body: { ...spec, extra: { a: 1 }, featured: null, latestRelease: null },
    });
    await expect(press.client.describeSpec("s-1")).resolves.toEqual({ ...spec, extra: { a: 1 } });
  });

  it("finds revisions under either key, and numbers as text", async () => {
    const revision = { revision: 3, status: "deployed" };
    for (const key of ["revisions", "deployments", "items"]) {
      press.answer({ status: 200, body: { [key]: [revision], pageCount: "2", pageNumber: "1" } });
      await expect(press.client.listDeploymentRevisions("d")).resolves.toEqual({
        items: [{ revision: "3", status: "deployed" }],
        pageNumber: 1,
        pageCount: 2,
      });
    }
  });
});

describe("changing", () => {
  const mutations: [string, () => Promise<unknown>][] = [
    ["createSpec", () => press.client.createSpec(content)],
    ["createSpecRelease", () => press.client.createSpecRelease("s", content)],
    ["createDeployment", () => press.client.createDeployment(deployment)],
    ["deleteSpec", () => press.client.deleteSpec("s")],
    ["deleteDeployment", () => press.client.deleteDeployment("d")],
  ];
  const lost: [string, Script][] = [
    ["reset", () => ({ fault: "reset" })],
    ["truncate", () => ({ fault: "truncate" })],
    ["500", () => ({ status: 500, body: {} })],
    ["503", () => ({ status: 503, headers: { "retry-after": "1" } })],
    ["504", () => ({ status: 504, headers: { "content-type": "text/html" }, body: "<html>" })],
    ["408", () => ({ status: 408 })],
    ["html", () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<html>" })],
  ];

  for (const [operation, mutate] of mutations) {
    it.each(lost)(`${operation} is sent once and left open on %s`, async (_, script) => {
      press.server.script = script;
      const error = await errorOf(mutate());
      expect(error.details).toMatchObject({ outcome: "unknown", operation });
      expect(press.server.requests).toHaveLength(1);
    });

    it(`${operation} is sent again only after a definite 429, once`, async () => {
      press.answer({ status: 429, headers: { "retry-after": "2" } });
      const error = await errorOf(mutate());
      expect(error.details).toMatchObject({ kind: "rateLimited", outcome: "refused" });
      expect(press.server.requests).toHaveLength(2);
      expect(press.clock.skipped).toEqual([2000]);
    });

    it.each([400, 401, 403, 404, 409, 413, 422])(
      `${operation} is refused by %i`,
      async (status) => {
        press.answer({ status, body: {} });
        expect((await errorOf(mutate())).details.outcome).toBe("refused");
        expect(press.server.requests).toHaveLength(1);
      },
    );
  }

  it("is open when it was cancelled under way, and not when before", async () => {
    press.answer({ fault: "hang" });
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const outcome = errorOf(press.client.createSpec(content, undefined, options));
    await press.server.received(1);
    controller.abort();
    expect((await outcome).details).toMatchObject({ kind: "cancelled", outcome: "unknown" });
    const late = await errorOf(press.client.createSpec(content, undefined, options));
    expect(late.details).toMatchObject({ kind: "cancelled", outcome: "refused" });
    expect(press.server.requests).toHaveLength(1);
  });

  it("is open when a create is answered without an id, and done when a delete says nothing", async () => {
    press.answer({ status: 200 });
    expect((await errorOf(press.client.createDeployment(deployment))).details.outcome).toBe(
      "unknown",
    );
    await expect(press.client.deleteDeployment("d")).resolves.toBeUndefined();
  });

  it("was refused when nothing listens", async () => {
    await press.server.stop();
    const error = await errorOf(press.client.createSpec(content));
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
    expect(error.message).toContain(new URL(press.server.address).host);
  });

  it("was refused when the server does not speak https", async () => {
    const error = await errorOf(
      press.connect(press.server.address.replace("http:", "https:")).createSpec(content),
    );
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
    expect(error.message).toContain("secure connection");
  });

  it("was refused, without the key being sent, when nobody vouches for the certificate", async () => {
    const received: string[] = [];
    const server = createHttpsServer(selfSigned, (request, response) => {
      received.push(request.url ?? "");
      response.end("{}");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const error = await errorOf(press.connect(`https://127.0.0.1:${port}`).createSpec(content));
    server.close();
    expect(error.details).toMatchObject({ kind: "network", outcome: "refused" });
    expect(error.message).toMatch(/certificate of 127\.0\.0\.1:\d+ is not trusted/);
    expect(received).toEqual([]);
  });

  it("takes a 413 that comes while the artifact is under way for a refusal, or for a lost answer", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "press-test-"));
    const filePath = path.join(folder, "packed");
    await writeFile(filePath, Buffer.alloc(9 * 1024 * 1024));
    press.answer({ fault: "refuseEarly", status: 413 });
    const artifact = { filePath, name: "artifact.tgz", contentType: "application/gzip" };
    const error = await errorOf(press.client.createSpec(content, artifact));
    await rm(folder, { recursive: true });
    // The system may drop the answer when the server closes before it has read all; then nobody can tell.
    expect(["payloadTooLarge", "network"]).toContain(error.kind);
    expect(error.details.outcome).toBe(error.kind === "network" ? "unknown" : "refused");
  });
});
