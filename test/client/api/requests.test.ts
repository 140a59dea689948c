import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, PressFixture } from "./pressFixture.js";
import { expectedRequests } from "./support/expectedRequests.js";
import { partsOf } from "./support/multipart.js";

const metadata = { name: "hello", summary: "Says hello" };
const deployment = { id: "d-1", kind: "workflow", status: "deployed", metadata };

const press = new PressFixture();

describe("a request is what the platform's reference says", () => {
  it.each(expectedRequests)(
    "for $operation",
    async ({ call, request, query = "", json, answer }) => {
      press.answer({ status: 200, body: answer });
      await call(press.client);
      const [received, ...more] = press.server.requests;
      const [address = "", sentQuery = ""] = received!.path.split("?");
      expect(more).toEqual([]);
      expect(`${received!.method} ${address}`).toBe(request);
      expect(sentQuery.split("&").sort()).toEqual(query.split("&").sort());
      expect(received!.headers["content-type"]).toBe(
        json === undefined ? undefined : "application/json",
      );
      expect(received!.body).toBe(json === undefined ? "" : JSON.stringify(json));
    },
  );

  it.each(expectedRequests)(
    "and names nobody but the key's owner, for $operation",
    async ({ call, answer }) => {
      press.answer({ status: 200, body: answer });
      await call(press.client);
      const { method, headers } = press.server.requests[0]!;
      const { "idempotency-key": idempotencyKey, ...others } = headers;
      expect(others).toEqual({
        authorization: canary,
        accept: "application/json",
        "accept-encoding": "gzip, deflate, br",
        "user-agent": "press-blocks-test",
        connection: "close",
        host: new URL(press.server.address).host,
        ...(others["content-type"] === undefined ? {} : { "content-type": "application/json" }),
        ...(others["content-length"] === undefined
          ? {}
          : { "content-length": String(press.server.requests[0]!.body.length) }),
      });
      if (method === "GET") expect(idempotencyKey).toBeUndefined();
      else expect(idempotencyKey).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    },
  );
});

describe("a form is what the platform's reference says", () => {
  const body = {
    version: 1,
    kind: "workflow",
    metadata,
    release: { version: "1.0.0" },
    config: {},
  };
  const content = {
    body,
    featured: true,
    scope: "shared",
    tenants: ["north", "südwärts"],
    parameters: { build: [{ name: "a", type: "string", required: true }] },
    autoRunOnDeploy: false,
  };
  let folder: string;
  let artifact: { filePath: string; name: string; contentType: string };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "press-test-"));
    artifact = {
      filePath: path.join(folder, "packed"),
      name: "artifact.zip",
      contentType: "application/zip",
    };
    await writeFile(artifact.filePath, "PK the archive");
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = {
    name: "artifact",
    filename: "artifact.zip",
    contentType: "application/zip",
    text: "PK the archive",
  };
  const shared = [
    { name: "parameters", text: JSON.stringify(content.parameters) },
    { name: "autoRunOnDeploy", text: "false" },
    file,
  ];

  it("for create_spec", async () => {
    press.answer({ status: 201, body: { id: "s-1" } });
    await press.client.createSpec(content, artifact);
    const [request] = press.server.requests;
    expect(`${request!.method} ${request!.path}`).toBe("POST /v1/blocks/specs/");
    expect(partsOf(request!)).toEqual([
      { name: "spec", text: JSON.stringify(body) },
      { name: "featured", text: "true" },
      { name: "scope", text: "shared" },
      { name: "tenants", text: JSON.stringify(content.tenants) },
      ...shared,
    ]);
  });

  it("for create_spec_release, which has no kind, scope, tenants or featured", async () => {
    press.answer({ status: 201, body: { id: "s-1", release: { version: "1.1.0" } } });
    await press.client.createSpecRelease("s-1", content, artifact);
    const [request] = press.server.requests;
    expect(`${request!.method} ${request!.path}`).toBe("POST /v1/blocks/specs/s-1/releases");
    expect(partsOf(request!)).toEqual([{ name: "spec", text: JSON.stringify(body) }, ...shared]);
  });

  it("without what is not set", async () => {
    press.answer({ status: 201, body: { id: "s-1" } });
    await press.client.createSpec({ body, tenants: [] });
    expect(partsOf(press.server.requests[0]!)).toEqual([
      { name: "spec", text: JSON.stringify(body) },
    ]);
  });
});

describe("the related blocks", () => {
  const source = { deploymentId: "d-1", environment: {} };

  it("are asked of the deployment, then of its app", async () => {
    const blocks = [
      { deploymentId: "d-1", platformId: 482, kind: "workflow", name: "a", status: "deployed" },
      { deploymentId: "d-2", platformId: null, kind: "service", name: "b", status: "deploying" },
    ];
    press.answer(
      { status: 200, body: { ...deployment, parent: { id: "app-1" } } },
      { status: 200, body: { id: "app-1", kind: "app", latestRevision: { blocks } } },
    );
    await expect(press.client.getRelatedBlockDetails(source)).resolves.toEqual([
      { id: "d-1", resource_id: "482", kind: "workflow", name: "a", status: "deployed" },
      { id: "d-2", resource_id: null, kind: "service", name: "b", status: "deploying" },
    ]);
    expect(press.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v1/blocks/deployments/d-1",
      "GET /v1/apps/deployments/app-1",
    ]);
  });

  it("are none for a deployment that is part of no app", async () => {
    press.answer({ status: 200, body: { ...deployment, parent: null } });
    await expect(press.client.getRelatedBlockDetails(source)).resolves.toEqual([]);
    expect(press.server.requests).toHaveLength(1);
  });
});
