import { readdirSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createSpec, deploymentBody, send, specForm } from "../support/pressRequests.js";
import { zipOf } from "../support/zip.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({
    keys: { "acme-key-0001": "acme", "Bearer whole-token-0001": "bearers" },
  });
});

afterAll(() => platform.stop());

const specs = "/v1/blocks/specs/";
const deployments = "/v1/blocks/deployments/";

describe("every answer", () => {
  it("has a request id, and an error repeats it in its body", async () => {
    const good = await send(platform, "GET", specs);
    const bad = await send(platform, "GET", `${specs}nothing`);
    expect(good.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    expect(bad.body.requestId).toBe(bad.headers.get("x-request-id"));
    expect(bad.body.requestId).not.toBe(good.headers.get("x-request-id"));
    expect(bad.body.message).toBe('There is no block spec "nothing".');
  });
});

describe("the Authorization header", () => {
  const as = (key: string) => ({ address: platform.address, key });

  it.each(["acme-key-0001", "Bearer acme-key-0001", "Bearer whole-token-0001"])(
    "opens the platform with %j",
    async (key) => {
      expect((await send(as(key), "GET", specs)).status).toBe(200);
    },
  );

  it.each([
    ["", "The Authorization header with the API key is missing."],
    ["acme-key-0002", "The API key is not known to this platform."],
    ["acme-key", "The API key is not known to this platform."],
    ["bearer acme-key-0001", "The API key is not known to this platform."],
    ["Basic acme-key-0001", "The API key is not known to this platform."],
    ["whole-token-0001", "The API key is not known to this platform."],
  ])("is refused with 401 when it is %j", async (key, message) => {
    const { status, body } = await send(as(key), "GET", specs);
    expect({ status, message: body.message }).toEqual({ status: 401, message });
  });

  it("is asked for by every operation", async () => {
    const operations = [
      ["GET", specs],
      ["POST", specs],
      ["GET", `${specs}x`],
      ["DELETE", `${specs}x`],
      ["GET", `${specs}x/releases`],
      ["POST", `${specs}x/releases`],
      ["GET", `${specs}x/releases/1.0.0`],
      ["GET", deployments],
      ["POST", deployments],
      ["GET", `${deployments}x`],
      ["DELETE", `${deployments}x`],
      ["GET", `${deployments}x/revisions`],
      ["POST", `${deployments}x/revisions`],
      ["GET", `${deployments}x/revisions/1`],
    ] as const;
    const answers = await Promise.all(
      operations.map(([method, url]) => send(as("wrong-key"), method, url)),
    );
    expect(answers.map(({ status }) => status)).toEqual(operations.map(() => 401));
  });

  it("is not enough for the administration, which this platform does not have", async () => {
    expect((await send(platform, "POST", "/admin/clock", { advance: 1 })).status).toBe(404);
  });
});

describe("a malformed request", () => {
  it.each([
    ["{", "The body cannot be read as JSON. It is no valid JSON."],
    ["[]", "The body is a JSON object, sent as application/json."],
    ["", "The body is a JSON object, sent as application/json."],
    ["null", "The body is a JSON object, sent as application/json."],
    [
      "[".repeat(100_000),
      "The body cannot be read as JSON. It is nested more than 100 levels deep.",
    ],
    [
      `{"a":${"[".repeat(200)}${"]".repeat(200)}}`,
      "The body cannot be read as JSON. It is nested more than 100 levels deep.",
    ],
  ])("is refused with 400 when its JSON is %.20s", async (text, message) => {
    const { status, body } = await send(platform, "POST", deployments, text);
    expect({ status, message: body.message }).toEqual({ status: 400, message });
  });

  it("is refused with 400 when a form is asked for and JSON comes", async () => {
    const { status, body } = await send(platform, "POST", specs, {});
    expect({ status, message: body.message }).toEqual({
      status: 400,
      message: 'The block is sent as a multipart form with its JSON in the part "spec".',
    });
  });

  it.each([
    ["no spec part", { scope: "private" }, 'no part "spec"'],
    ["broken JSON", { spec: "{" }, 'The part "spec" cannot be read as JSON.'],
    ["a list as spec", { spec: "[]" }, 'no part "spec" with the block as a JSON object'],
    ["an unknown part", { spec: "{}", extra: "1" }, 'a part "extra" that is not known here'],
    ["deep nesting", { spec: `{"a":${"[".repeat(5000)}` }, "nested more than 100 levels deep"],
  ])("is refused with 400 when the form has %s", async (_what, parts, message) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) form.set(name, value);
    const answer = await send(platform, "POST", specs, form);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
  });

  it("is refused with 400 when a part comes twice or a second file comes", async () => {
    const twice = specForm("twice");
    twice.append("spec", "{}");
    expect((await send(platform, "POST", specs, twice)).status).toBe(400);
    const files = specForm("files", { artifact: zipOf() });
    files.append("artifact", zipOf(), "second.zip");
    expect((await send(platform, "POST", specs, files)).status).toBe(400);
    const misnamed = specForm("misnamed");
    misnamed.set("file", zipOf(100_000), "artifact.zip");
    expect((await send(platform, "POST", specs, misnamed)).status).toBe(400);
  });

  it("is answered also when the mistake comes before a large artifact", async () => {
    const large = zipOf(9 * 2 ** 20);
    const extra = new FormData();
    extra.set("extra", "1");
    extra.set("artifact", large, "artifact.zip");
    expect((await send(platform, "POST", specs, extra)).status).toBe(400);
    const unsigned = { address: platform.address, key: "wrong-key" };
    const form = () => specForm("early", { artifact: large });
    expect((await send(unsigned, "POST", specs, form())).status).toBe(401);
    expect((await send(platform, "POST", "/v1/nothing", form())).status).toBe(404);
    expect((await send(platform, "POST", `${specs}x/releases`, form())).status).toBe(404);
  });

  it("is refused with 400 when the form breaks off, and leaves no file behind", async () => {
    const status = await sendRaw(
      [
        "--cut",
        'content-disposition: form-data; name="artifact"; filename="artifact.zip"',
        "content-type: application/zip",
        "",
        "PK\u0003\u0004 and no end",
      ].join("\r\n"),
    );
    expect(status).toBe(400);
    expect(readdirSync(path.join(platform.data, "artifacts", "staging"))).toEqual([]);
  });

  it("is refused with 413 when its JSON body is larger than 2 MiB", async () => {
    const { status, body } = await send(platform, "POST", deployments, {
      filler: "x".repeat(2 ** 21),
    });
    expect({ status, detail: body.detail }).toEqual({
      status: 413,
      detail: "The body is larger than the platform takes.",
    });
  });

  it("is answered with 404 as JSON when there is no such operation", async () => {
    const { status, headers, body } = await send(platform, "GET", "/v1/nothing?key=secret");
    expect(status).toBe(404);
    expect(headers.get("content-type")).toContain("application/json");
    expect(body.message).toBe("GET /v1/nothing is no operation of the platform.");
    expect((await send(platform, "PUT", specs)).status).toBe(404);
  });

  it("is refused with 422 when the artifact is no archive, and leaves no file behind", async () => {
    const form = specForm("no-archive", { artifact: new Blob(["just text"]) });
    const { status, body } = await send(platform, "POST", specs, form);
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: "/artifact",
        message: "The artifact is neither a zip nor a gzip-compressed tar.",
      },
    ]);
    expect(readdirSync(path.join(platform.data, "artifacts"))).toEqual(["staging"]);
  });
});

describe("hostile names", () => {
  it("are data: quotes, pattern characters, other scripts and names of built-ins", async () => {
    const names = [
      `'; DROP TABLE specs; --`,
      "%_%",
      "__proto__",
      "constructor",
      "../../etc/passwd",
      "ネコ🐈",
      "<img src=x onerror=1>",
      "[x](command:workbench.action.terminal.new)",
      "`$(rm)` $(trash) ok",
      "a/b\\c?x=1#y&z=%2e",
      "\u202Egnp.exe\u200B",
      "\u0065\u0301",
      "\u00E9",
      "null",
      "1e400",
      "--help",
      "é".repeat(255),
    ];
    for (const name of names) {
      const id = await createSpec(platform, name, { metadata: { title: name } });
      const { body } = await send(platform, "GET", `${specs}${id}`);
      expect(body.metadata.name).toBe(name);
      const found = await send(platform, "GET", `${specs}?name=${encodeURIComponent(name)}`);
      expect(found.body.specs.map((spec) => spec.id)).toEqual([id]);
    }
  });

  it.each(["nul\0here", "\u001B[2J", "two\r\nlines", "", " "])(
    "are refused with 422 when they hold control characters or nothing: %j",
    async (name) => {
      const { status, body } = await send(platform, "POST", specs, specForm(name));
      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }) => pointer)).toContain("/body/metadata/name");
    },
  );

  it("find nothing in a path, however they are spelled", async () => {
    const id = await createSpec(platform, "exact");
    for (const name of [`${id}%00`, `${id}%27`, "..%2F..%2Fetc", "%"]) {
      const { status } = await send(platform, "GET", `${specs}${name}`);
      expect([400, 404]).toContain(status);
    }
  });

  it("of parameters cannot reach a prototype", async () => {
    const spec = await createSpec(platform, "polluted");
    const body = JSON.stringify(deploymentBody("polluted", spec)).replace(
      /}$/,
      ',"parameters":{"run":{"__proto__":{"polluted":true},"constructor":1}}}',
    );
    const answer = await send(platform, "POST", deployments, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual([
      "/body/parameters/run/__proto__",
      "/body/parameters/run/constructor",
    ]);
  });
});

/** Sends a form that ends where it should not, which no client library would. */
function sendRaw(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(`${platform.address}${specs}`, {
      method: "POST",
      headers: {
        authorization: platform.key,
        "content-type": "multipart/form-data; boundary=cut",
        "content-length": Buffer.byteLength(body),
      },
    });
    call.on("error", reject);
    call.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.end(body);
  });
}
