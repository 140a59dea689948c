import { createHash } from "node:crypto";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import {
  createDeployment,
  createSpec,
  deploymentBody,
  releaseForm,
  send,
  specForm,
} from "../support/pressRequests.js";
import { zipWith } from "../support/zip.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({ admin: true });
});

afterEach(async () => {
  await send(platform.administration, "DELETE", "/admin/faults");
});

afterAll(() => platform.stop());

const specs = "/v1/blocks/specs/";
const addFault = (rule: object) => send(platform.administration, "POST", "/admin/faults", rule);
const isThere = async (name: string) =>
  (await send(platform, "GET", `${specs}?name=${name}`)).body.specs.length > 0;

interface Outcome {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Code of what ended the connection early. */
  readonly error: string | undefined;
}

/** Sends a request over a connection of its own and tells all that comes back, however it ends. */
async function observe(method: string, path: string, body?: FormData | object): Promise<Outcome> {
  const encoded =
    body === undefined
      ? undefined
      : new Response(body instanceof FormData ? body : JSON.stringify(body));
  const bytes = encoded === undefined ? undefined : Buffer.from(await encoded.arrayBuffer());
  const type = body instanceof FormData ? encoded?.headers.get("content-type") : "application/json";
  return new Promise((resolve) => {
    let text = "";
    const fail = (status: number | undefined, error: NodeJS.ErrnoException) =>
      resolve({ status, headers: {}, text, error: error.code ?? error.message });
    const call = request(`${platform.address}${path}`, {
      method,
      agent: false,
      headers: {
        authorization: platform.key,
        ...(bytes === undefined
          ? {}
          : { "content-type": type ?? "", "content-length": bytes.length }),
      },
    });
    call.on("error", (error) => fail(undefined, error));
    call.on("response", (response) => {
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("error", (error) => fail(response.statusCode, error));
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text,
          error: undefined,
        }),
      );
    });
    call.end(bytes);
  });
}

let count = 0;
const newName = () => `fault-${++count}`;
const create = { match: { method: "POST", path: specs } };

describe("a request whose connection is cut", () => {
  it.each([
    ["reset", "before-headers", false],
    ["reset", "after-n-bytes", false],
    ["reset", "before-commit", false],
    ["reset", "after-commit", true],
    ["close", "before-headers", false],
    ["close", "before-commit", false],
    ["close", "after-commit", true],
    ["close", "after-response-n-bytes", true],
    ["reset", "after-response-n-bytes", true],
  ])("by %s %s has left the spec behind: %#", async (deed, when, isCommitted) => {
    const name = newName();
    await addFault({ ...create, when, do: deed, bytes: 10 });
    const { text, error } = await observe("POST", specs, specForm(name));
    expect(error).toMatch(/ECONNRESET|aborted/);
    expect(text).toBe(when === "after-response-n-bytes" ? '{"id":"' + text.slice(7) : "");
    expect(text).toHaveLength(when === "after-response-n-bytes" ? 10 : 0);
    expect(await isThere(name)).toBe(isCommitted);
  });

  it("after half of a large body has come has left nothing behind", async () => {
    const name = newName();
    await addFault({ ...create, when: "after-n-bytes", bytes: 100_000, do: "reset" });
    const artifact = zipWith("x".repeat(200_000));
    const { error } = await observe("POST", specs, specForm(name, { artifact }));
    expect(error).toMatch(/ECONNRESET|EPIPE/);
    expect(await isThere(name)).toBe(false);
  });
});

describe("a request that hangs", () => {
  it.each([
    ["before-headers", false],
    ["before-commit", false],
    ["after-commit", true],
    ["after-response-n-bytes", true],
  ])("%s is never answered to the end", async (when, isCommitted) => {
    const name = newName();
    await addFault({ match: { operation: "createSpec" }, when, do: "hang", bytes: 5 });
    const call = observe("POST", specs, specForm(name));
    // What comes later is answered, so the platform has had the time to answer this.
    while ((await isThere(name)) !== isCommitted) continue;
    for (let later = 0; later < 20; later++) await send(platform, "GET", specs);
    const first = await Promise.race([call, Promise.resolve("nothing")]);
    expect(first).toBe("nothing");
  });
});

describe("a request that is answered otherwise", () => {
  it.each([
    ["before-headers", false],
    ["after-n-bytes", false],
    ["before-commit", false],
    ["after-commit", true],
  ])("%s gets the status, headers and body that are wanted", async (when, isCommitted) => {
    const name = newName();
    await addFault({
      ...create,
      when,
      do: "status",
      status: 503,
      headers: { "retry-after": "7" },
      body: '{"message":"Later"}',
    });
    const { status, headers, text } = await observe("POST", specs, specForm(name));
    expect([status, headers["retry-after"], text]).toEqual([503, "7", '{"message":"Later"}']);
    expect(headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
    expect(await isThere(name)).toBe(isCommitted);
  });

  it("is redirected to where it is wanted", async () => {
    await addFault({ when: "before-headers", do: "redirect", location: "http://127.0.0.1:9/x" });
    const { status, headers } = await observe("GET", specs);
    expect([status, headers["location"]]).toEqual([307, "http://127.0.0.1:9/x"]);
  });

  it.each([
    ["truncated", (text: string, whole: string) => whole.startsWith(text) && text.length > 0],
    ["text", (text: string) => text === "this is no JSON"],
    ["html", (text: string) => text.startsWith("<!doctype html>")],
    ["empty", (text: string) => text === ""],
    ["list", (text: string, whole: string) => text === `[${whole}]`],
    ["bom", (text: string, whole: string) => text === `\uFEFF${whole}`],
  ])("gets a body that is malformed as %s, with status 200", async (form, isExpected) => {
    const whole = (await observe("GET", `${specs}?pageSize=1`)).text;
    await addFault({ when: "after-commit", do: "malform", form });
    const { status, text, error } = await observe("GET", `${specs}?pageSize=1`);
    expect([status, error, isExpected(text, whole)]).toEqual([200, undefined, true]);
  });

  it("late or slowly still gets all of it", async () => {
    const whole = (await observe("GET", specs)).text;
    await addFault({ when: "after-commit", do: "delay", milliseconds: 30 });
    expect((await observe("GET", specs)).text).toBe(whole);
    await send(platform.administration, "DELETE", "/admin/faults");
    await addFault({ when: "after-commit", do: "slow", bytesPerSecond: 20 * whole.length });
    expect((await observe("GET", specs)).text).toBe(whole);
    await send(platform.administration, "DELETE", "/admin/faults");
    const name = newName();
    await addFault({ ...create, when: "before-headers", do: "slow", bytesPerSecond: 1_000_000 });
    const artifact = zipWith("x".repeat(200_000));
    expect((await observe("POST", specs, specForm(name, { artifact }))).status).toBe(201);
  });
});

describe("what is created but hidden", () => {
  it("is seen by readers only after a while, though its name is taken", async () => {
    await addFault({ when: "after-commit", do: "hide", seconds: 5, match: { method: "POST" } });
    const name = newName();
    const id = await createSpec(platform, name);
    expect((await send(platform, "GET", `${specs}${id}`)).status).toBe(404);
    expect(await isThere(name)).toBe(false);
    expect((await send(platform, "POST", specs, specForm(name))).status).toBe(409);
    await platform.advance(5);
    expect(await isThere(name)).toBe(true);
    expect((await send(platform, "GET", `${specs}${id}`)).status).toBe(200);

    await send(platform, "POST", `${specs}${id}/releases`, releaseForm("2.0.0"));
    const latest = async () =>
      (await send(platform, "GET", `${specs}${id}`)).body.latestRelease.version;
    expect(await latest()).toBe("1.0.0");
    const again = await send(platform, "POST", `${specs}${id}/releases`, releaseForm("2.0.0"));
    expect(again.status).toBe(409);
    await platform.advance(5);
    expect(await latest()).toBe("2.0.0");

    const deployment = await createDeployment(platform, name, id);
    const deploymentPath = `/v1/blocks/deployments/${deployment}`;
    expect((await send(platform, "GET", deploymentPath)).status).toBe(404);
    await platform.advance(5);
    await send(platform, "POST", `${deploymentPath}/revisions`, {});
    const revisions = async () =>
      (await send(platform, "GET", `${deploymentPath}/revisions`)).body.revisions.map(
        ({ revision, status }) => `${revision} ${status}`,
      );
    expect(await revisions()).toEqual(["1 deployed"]);
    await platform.advance(5);
    expect(await revisions()).toEqual(["2 deployed", "1 superseded"]);
  });
});

describe("a rule", () => {
  it("is for the requests that match it, counted from when it was made", async () => {
    await addFault({
      match: { operation: "describeSpec", nth: [2, 4] },
      when: "before-headers",
      do: "status",
    });
    await addFault({
      match: { method: "GET", path: "/v1/blocks/specs/*/releases" },
      when: "before-headers",
      do: "status",
      status: 418,
    });
    const id = await createSpec(platform, newName());
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++) {
      statuses.push((await send(platform, "GET", `${specs}${id}`)).status);
    }
    expect(statuses).toEqual([200, 500, 200, 500, 200]);
    expect((await send(platform, "GET", `${specs}${id}/releases`)).status).toBe(418);
    expect((await send(platform, "GET", specs)).status).toBe(200);
    const { body } = await send(platform.administration, "GET", "/admin/faults");
    expect(body).toMatchObject({ faults: [{ seen: 5 }, { seen: 1 }] });
  });

  it("is gone when it is removed", async () => {
    const { body } = await addFault({ when: "before-headers", do: "status" });
    expect((await send(platform, "GET", specs)).status).toBe(500);
    await send(platform.administration, "DELETE", `/admin/faults/${body.id}`);
    expect((await send(platform, "GET", specs)).status).toBe(200);
  });

  it.each([
    [{}, [""], '"do" is missing'],
    [{ when: "now", do: "reset" }, ["/when"], "must be one of before-headers"],
    [{ when: "after-commit", do: "explode" }, ["/do"], "must be one of reset"],
    [
      { when: "before-headers", do: "malform", form: "text" },
      ["/when"],
      "possible at after-commit",
    ],
    [{ when: "after-commit", do: "hide" }, [""], '"hide" needs "seconds"'],
    [{ when: "after-commit", do: "reset", nth: 1 }, ["/nth"], '"nth" is not known here'],
    [{ when: "after-commit", do: "reset", match: { nth: 0 } }, ["/match/nth"], "must be >= 1"],
    [
      { when: "after-commit", do: "status", headers: { a: "b\r\nc: d" } },
      ["/headers/a"],
      "must match",
    ],
  ])("like %j is refused with 400", async (rule, pointers, message) => {
    const { status, body } = await addFault(rule);
    expect(status).toBe(400);
    expect([...new Set(body.errors.map(({ pointer }) => pointer))]).toEqual(pointers);
    expect(body.errors.map((error) => error.message).join(" ")).toContain(message);
  });
});

describe("the log of requests", () => {
  const requests = async () =>
    (await send(platform.administration, "GET", "/admin/requests")).body as unknown as {
      requests: Record<string, unknown>[];
    };

  it("tells what was sent and answered, with a hash in the place of the key", async () => {
    await send(platform.administration, "DELETE", "/admin/requests");
    const artifact = zipWith("logged");
    const form = specForm(newName(), { artifact, scope: "private" });
    const answer = await send(
      { ...platform, headers: { "x-other": "kept-out" } },
      "POST",
      specs,
      form,
    );
    await send(platform, "GET", `${specs}?name=a&name=b`);
    const log = await requests();
    expect(log.requests).toMatchObject([
      {
        number: expect.any(Number) as unknown,
        requestId: answer.headers.get("x-request-id"),
        operation: "createSpec",
        method: "POST",
        path: specs,
        query: "",
        keyHash: createHash("sha256").update(platform.key).digest("hex"),
        faults: [],
        form: {
          parts: ["spec", "scope"],
          artifact: createHash("sha256")
            .update(Buffer.from(await artifact.arrayBuffer()))
            .digest("hex"),
        },
        status: 201,
      },
      { operation: "listSpecs", method: "GET", query: "name=a&name=b", bodyBytes: 0, status: 200 },
    ]);
    expect(log.requests[0]?.["headerNames"]).toContain("x-other");
    const text = JSON.stringify(log);
    expect(text).not.toContain(platform.key);
    expect(text).not.toContain("kept-out");
  });

  it("tells the digest of a body, and which faults befell the request", async () => {
    await send(platform.administration, "DELETE", "/admin/requests");
    await addFault({ when: "before-commit", do: "reset" });
    const body = deploymentBody("x", "y");
    await observe("POST", "/v1/blocks/deployments/", body);
    const text = JSON.stringify(body);
    expect((await requests()).requests).toMatchObject([
      {
        operation: "createDeployment",
        bodyBytes: text.length,
        bodyDigest: createHash("sha256").update(text).digest("hex"),
        faults: ["before-commit reset"],
      },
    ]);
    expect((await requests()).requests[0]).not.toHaveProperty("status");
  });
});

describe("the administration", () => {
  let plain: PlatformProcess;

  beforeAll(async () => {
    plain = await startPlatform();
  });

  afterAll(() => plain.stop());

  it.each([
    ["GET", "/admin/faults"],
    ["POST", "/admin/faults"],
    ["DELETE", "/admin/faults"],
    ["DELETE", "/admin/faults/1"],
    ["GET", "/admin/requests"],
    ["DELETE", "/admin/requests"],
    ["POST", "/admin/outcomes"],
    ["DELETE", "/admin/outcomes"],
    ["PATCH", "/admin/deployments/x"],
    ["POST", "/admin/apps"],
    ["GET", "/admin/artifacts/x"],
    ["POST", "/admin/clock"],
  ])("%s %s is there with the token only, and not at all without one", async (method, path) => {
    expect((await send(platform, method, path, method === "GET" ? undefined : {})).status).toBe(
      401,
    );
    const asAdministrator = { address: plain.address, key: platform.administration.key };
    const body = method === "GET" ? undefined : {};
    expect((await send(asAdministrator, method, path, body)).status).toBe(404);
  });

  it("outlives a client that goes away in the middle of a request", async () => {
    await addFault({ ...create, when: "before-headers", do: "slow", bytesPerSecond: 1000 });
    const { port } = new URL(platform.address);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      `POST ${specs} HTTP/1.1\r\nhost: x\r\nauthorization: ${platform.key}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n--b\r\n`,
    );
    socket.write("x".repeat(1000), () => socket.destroy());
    expect((await send(platform, "GET", specs)).status).toBe(200);
  });
});
