import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import {
  canary,
  content,
  deployment,
  emptyPage,
  errorOf,
  PressFixture,
  spec,
} from "./pressFixture.js";
import { ScriptedServer } from "./scriptedServer.js";

const press = new PressFixture();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("what is sent", () => {
  it("is the key verbatim, the user agent, and nothing else that tells who asks", async () => {
    await press.client.listSpecs();
    const [request] = press.server.requests;
    expect(request?.headers.authorization).toBe(canary);
    expect(request?.headers["user-agent"]).toBe("press-blocks-test");
    expect(request?.headers.cookie).toBeUndefined();
    expect(request?.path).toBe("/v1/blocks/specs/");
  });

  it("goes over a connection of its own, which the platform cannot have closed meanwhile", async () => {
    await press.client.listSpecs();
    await press.client.listSpecs();
    await errorOf(press.client.createSpec(content));
    expect(press.server.connections).toBe(3);
  });

  it("has filters as query, lists as repeated keys, and unset ones left out", async () => {
    await press.client.listSpecs({
      name: "a b&c",
      status: ["available", "archived"],
      featured: true,
      pageNumber: 2,
    });
    expect(press.server.requests[0]?.path).toBe(
      "/v1/blocks/specs/?name=a+b%26c&status=available&status=archived&featured=true&pageNumber=2",
    );
  });

  it("keeps an id in its path segment", async () => {
    press.answer({ status: 200, body: { ...spec, id: "a/../b?c#d" } });
    await press.client.describeSpec("a/../b?c#d");
    expect(press.server.requests[0]?.path).toBe("/v1/blocks/specs/a%2F..%2Fb%3Fc%23d");
    for (const id of ["..", ".", ""]) {
      expect((await errorOf(press.client.describeSpec(id))).kind).toBe("badRequest");
    }
    expect(press.server.requests).toHaveLength(1);
  });

  it("goes below the path of the address", async () => {
    await press
      .connect(`${press.server.address}/gateway`)
      .listDeployments()
      .catch(() => undefined);
    expect(press.server.requests[0]?.path).toBe("/gateway/v1/blocks/deployments/");
  });

  it("is a form with JSON texts, the plain scope and the artifact for a spec", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "press-test-"));
    const filePath = path.join(folder, "packed");
    await writeFile(filePath, "the archive");
    press.answer({ status: 201, body: { id: "s-9" } });
    const artifact = { filePath, name: "artifact.zip", contentType: "application/zip" };
    const created = await press.client.createSpec(
      {
        ...content,
        featured: false,
        scope: "shared",
        tenants: ["a", "b"],
        parameters: { run: [] },
      },
      artifact,
    );
    await rm(folder, { recursive: true });
    expect(created).toEqual({ id: "s-9" });
    const { body = "", headers } = press.server.requests[0] ?? {};
    const parts = [...body.matchAll(/name="(\w+)"(; filename="[^"]*")?\r\n(.*?)\r\n--/gs)];
    expect(headers?.["content-length"]).toBe(String(body.length));
    expect(parts.map(([, name, file]) => `${name}${file ?? ""}`)).toEqual([
      "spec",
      "featured",
      "scope",
      "tenants",
      "parameters",
      'artifact; filename="artifact.zip"',
    ]);
    expect(parts.map(([, , , rest]) => rest?.split("\r\n\r\n").at(-1)?.trim())).toEqual([
      JSON.stringify(content.body),
      "false",
      "shared",
      '["a","b"]',
      '{"run":[]}',
      "the archive",
    ]);
    expect(body).toContain("Content-Type: application/zip");
  });

  it("is refused with one sentence when the packed artifact is gone", async () => {
    const artifact = {
      filePath: "/nowhere",
      name: "artifact.tgz",
      contentType: "application/gzip",
    };
    const error = await errorOf(press.client.createSpec(content, artifact));
    expect(error.details.outcome).toBe("refused");
    expect(press.server.requests).toHaveLength(0);
  });
});

describe("the key", () => {
  it.each([
    ["line break", `${canary}\nx`],
    ["in quotes", `"${canary}"`],
    ["a blank", `${canary} x`],
    ["U+2026", `${canary}…`],
    ["shorter", "abc"],
    ["longer", canary.repeat(200)],
    ["empty", "  "],
  ])("is not sent when it is unfit (%s), and the sentence does not show it", async (why, key) => {
    const error = await errorOf(press.connect(press.server.address, key).listSpecs());
    expect(error.kind).toBe("invalidKey");
    expect(error.message).toContain(why);
    expect(press.server.requests).toHaveLength(0);
  });

  it("may be a whole bearer string, with white space around it", async () => {
    await press.connect(press.server.address, ` Bearer ${canary}\n`).listSpecs();
    expect(press.server.requests[0]?.headers.authorization).toBe(`Bearer ${canary}`);
  });

  it("is asked for by origin, and its absence means signing in", async () => {
    const origins: string[] = [];
    const unsigned = createPressClient({
      baseUrl: `${press.server.address}/some/path`,
      getKey: (origin) => {
        origins.push(origin);
        return Promise.resolve(undefined);
      },
      userAgent: "t",
    });
    expect((await errorOf(unsigned.listSpecs())).kind).toBe("unauthorized");
    expect(origins).toEqual([press.server.address]);
    expect(press.server.requests).toHaveLength(0);
  });

  it("is not sent over https while certificate checks are switched off", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const error = await errorOf(press.connect("https://127.0.0.1:9").listSpecs());
    expect(error.message).toContain("NODE_TLS_REJECT_UNAUTHORIZED");
  });

  it("never comes back in an error, however the platform repeats it", async () => {
    const echoes = [
      { detail: `bad key ${canary}` },
      { message: `Authorization: ${canary}` },
      { errors: [{ pointer: canary, message: `got ${encodeURIComponent(canary)}` }] },
      { error: Buffer.from(canary).toString("base64") },
    ];
    for (const body of echoes) {
      for (const status of [400, 401, 403, 404, 409, 413, 422, 429, 500]) {
        press.answer({ status, body, headers: { "x-request-id": canary, "retry-after": "99999" } });
        const error = await errorOf(press.client.createDeployment(deployment));
        expect(inspect(error)).not.toContain(Buffer.from(canary).toString("base64"));
      }
    }
    press.answer({ status: 200, headers: { "content-type": `text/${canary}` }, body: "no json" });
    await errorOf(press.client.listSpecs());
    press.answer({ status: 302, headers: { location: `https://x.example/${canary}` } });
    await errorOf(press.client.listSpecs());
  });
});

describe("the address", () => {
  it.each([
    "http://press.peak.ai",
    "ftp://press.peak.ai",
    "https://user:secret@press.peak.ai",
    "https://press.peak.ai/?key=secret",
    "https://press.peak.ai/#secret",
    "press.peak.ai",
    "",
  ])("%s is refused without being repeated", (address) => {
    expect(() => press.connect(address)).toThrow(
      expect.objectContaining({ kind: "invalidAddress" }) as Error,
    );
    expect(() => press.connect(address)).not.toThrow(/secret/);
  });

  it.each(["https://press.peak.ai", "http://localhost:1", "http://[::1]:1", "http://127.0.0.2"])(
    "%s is taken",
    (address) => {
      expect(() => press.connect(address)).not.toThrow();
    },
  );
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("with %i is not followed", async (status) => {
    const other = await ScriptedServer.start(() => ({ status: 200, body: emptyPage }));
    press.answer({ status, headers: { location: `${other.address}/v1/` } });
    const error = await errorOf(press.client.listSpecs());
    const upload = await errorOf(press.client.createSpec(content));
    await other.stop();
    expect(error.kind).toBe("redirect");
    expect(error.message).toContain(other.address);
    expect(upload.details.outcome).toBe(status === 303 ? "unknown" : "refused");
    expect(other.requests).toHaveLength(0);
    expect(press.server.requests).toHaveLength(2);
  });
});

describe("what an error says", () => {
  it("has the fields of a 422 with their pointers", async () => {
    const errors = [
      { pointer: "/body/config/steps/a/command", message: "is required" },
      { path: "/body/version", message: "must be a number" },
    ];
    press.answer({
      status: 422,
      body: { message: "Unprocessable", errors },
      headers: { "x-request-id": "r-1" },
    });
    const error = await errorOf(press.client.createSpec(content));
    expect(error.details.fields).toEqual([
      { pointer: "/body/config/steps/a/command", message: "is required" },
      { pointer: "/body/version", message: "must be a number" },
    ]);
    expect(error.details.requestId).toBe("r-1");
    expect(error.message).toContain("/body/config/steps/a/command is required; /body/version");
    expect(error.message).toContain("request id r-1");
  });

  it("repeats the detail of a 413 and of a 409 on one line, without invisible characters", async () => {
    press.answer({ status: 413, body: { detail: "limit is\n10 MB\u202E" } });
    expect((await errorOf(press.client.createSpec(content))).message).toContain(
      "limit is 10 MB\\u{202e}",
    );
    press.answer({ status: 409, body: { detail: "Release 1.0.0 exists." } });
    expect((await errorOf(press.client.createSpec(content))).message).toContain(
      ": Release 1.0.0 exists;",
    );
  });

  it("is bounded whatever the platform sends", async () => {
    press.answer({ status: 400, body: { detail: "x".repeat(100_000) } });
    expect((await errorOf(press.client.listSpecs())).message.length).toBeLessThan(500);
  });
});
