import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "../../platform/src/http/routes.js";
import type { Endpoint } from "../../schemas/pressApi/endpoint.js";
import { endpoints, type OperationName } from "../../schemas/pressApi/endpoints.js";
import pressApi from "../../schemas/pressApi/press-api.schema.json" with { type: "json" };
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import {
  createDeployment,
  createSpec,
  deploymentBody,
  releaseForm,
  send,
  specForm,
  type Target,
} from "../support/pressRequests.js";
import { zipOf } from "../support/zip.js";

/** The contract from the platform's side: what the rows say is served, and every documented failure can happen. */

const folder = fileURLToPath(new URL("../../schemas/", import.meta.url));
const schemaFiles = readdirSync(folder)
  .filter((name) => name.endsWith(".schema.json"))
  .map((name) => JSON.parse(readFileSync(`${folder}${name}`, "utf8")) as object);

const rows = Object.entries<Endpoint>(endpoints) as [OperationName, Endpoint][];

const parameters = { run: [{ name: "region", type: "string", required: false }] };

let platform: PlatformProcess;
let specId: string;
let deploymentId: string;
let failedId: string;
let appId: string;

beforeAll(async () => {
  platform = await startPlatform({
    admin: true,
    rateLimit: 100_000,
    keys: {
      "acme-key-0001": "acme",
      "other-key-0001": "other",
      "reader-key-0001": { tenant: "acme", access: "read" },
      "nobody-key-0001": { tenant: "acme", access: "none" },
    },
  });
  specId = await createSpec(platform, "contract", {
    scope: "public",
    parameters,
    autoRunOnDeploy: true,
  });
  deploymentId = await createDeployment(platform, "contract", specId);
  failedId = await createDeployment(platform, "broken", specId);
  const part = await createDeployment(platform, "part", specId);
  await platform.advance(10);
  appId = (
    await send(platform.administration, "POST", "/admin/apps", {
      name: "contract-app",
      deployments: [part],
    })
  ).body.id;
  await send(platform.administration, "PATCH", `/admin/deployments/${failedId}`, {
    status: "failed",
  });
});

afterAll(() => platform.stop());

/** The path of an operation about things that exist. */
function pathOf(operation: OperationName, ids: Readonly<Record<string, string>> = {}): string {
  const known: Record<string, string> = {
    specId,
    deploymentId: operation === "describeAppDeployment" ? appId : deploymentId,
    version: "1.0.0",
    revision: "1",
    ...ids,
  };
  const path = endpoints[operation].path.replaceAll(
    /\{(\w+)\}/g,
    (_match, name: string) => known[name] ?? "",
  );
  return `/${path}${operation === "listInstanceOptions" ? "?entityType=workflow" : ""}`;
}

let count = 0;

/** A body that the operation takes. */
function bodyOf(operation: OperationName): FormData | object | undefined {
  count += 1;
  switch (operation) {
    case "createSpec":
      return specForm(`contract-${count}`);
    case "createSpecRelease":
      return releaseForm(`1.${count}.0`, { parameters });
    case "createDeployment":
      return deploymentBody(`contract-${count}`, specId);
    case "updateSpecMetadata":
      return { metadata: { summary: `Changed ${count} times` } };
    case "updateDeploymentMetadata":
      return { summary: `Changed ${count} times` };
    case "createDeploymentRevision":
      return {};
    case "patchParameters":
      return { region: "north" };
    case "patchParametersV2":
      return { parameters: { region: "south" } };
    default:
      return undefined;
  }
}

const as = (key: string): Target => ({ address: platform.address, key });

const call = (
  operation: OperationName,
  target: Target = platform,
  ids?: Readonly<Record<string, string>>,
) => send(target, endpoints[operation].method, pathOf(operation, ids), bodyOf(operation));

const failWith = async (operation: OperationName, status: number) => {
  await send(platform.administration, "POST", "/admin/faults", {
    match: { operation, nth: 1 },
    when: "before-commit",
    do: "status",
    status,
  });
  return call(operation);
};

describe("the routes and the rows", () => {
  it("are the same operations, each once", () => {
    expect(routes.map(({ endpoint }) => endpoint.operation).sort()).toEqual(
      rows.map(([name]) => name).sort(),
    );
  });

  it.each(rows)("%s is served at its method and path", async (name, row) => {
    const ids = name === "redeploy" ? { deploymentId: failedId } : {};
    if (name === "deleteSpec" || name === "deleteDeployment") {
      // Served when it refuses for its own reasons, or does it to something made for this.
      const spare = await createSpec(platform, `spare-${count}`);
      const id = name === "deleteSpec" ? spare : await createDeployment(platform, "spare", specId);
      await platform.advance(10);
      const answer = await call(name, platform, { specId: id, deploymentId: id });
      expect([answer.status, answer.body]).toEqual([row.successStatus, {}]);
      return;
    }
    const answer = await call(name, platform, ids);
    expect(answer.status).toBe(row.successStatus);
    expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    if (row.answer.kind === "list") {
      expect(Object.keys(answer.body)).toEqual([
        "pageCount",
        "pageNumber",
        "pageSize",
        row.answer.countKeys[0],
        row.answer.keys[0],
      ]);
    }
    expect(mistakesIn(answer.body, row.answer)).toEqual([]);
    await platform.advance(10);
  });

  it.each(rows.filter(([, { query }]) => query.length > 0))(
    "%s takes each of its query parameters, and refuses values that they do not have",
    async (name, { query }) => {
      for (const parameter of query) {
        const good = {
          choices: "values" in parameter ? (parameter.values[0] ?? "") : "",
          choice: "values" in parameter ? (parameter.values[0] ?? "") : "",
          sort: "fields" in parameter ? `${parameter.fields[0] ?? ""}:desc` : "",
          prefix: "a",
          equals: "1.0.0",
          search: "a",
          boolean: "true",
          integer: "1",
        }[parameter.type];
        const path = pathOf(name).split("?", 1).join("");
        const ask = (value: string) => send(platform, "GET", `${path}?${parameter.name}=${value}`);
        expect((await ask(encodeURIComponent(good))).status).toBe(200);
        const bad = ["prefix", "equals", "search"].includes(parameter.type) ? "a%00" : "no-such:x";
        expect((await ask(bad)).status).toBe(400);
      }
    },
  );
});

const ajv = new Ajv({ strict: false, allErrors: true, schemas: [...schemaFiles, pressApi] });

/** What an answer has that its row does not say. Null stands for what is not there. */
function mistakesIn(body: object, answer: Endpoint["answer"]): unknown[] {
  const stated: unknown = JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
    value === null ? undefined : value,
  );
  const name = answer.kind === "list" ? answer.item : answer.schema;
  const validate = ajv.getSchema(`press-api.schema.json#/definitions/${name}`);
  const key = answer.kind === "list" ? answer.keys[0] : undefined;
  const values = key === undefined ? [stated] : (stated as Record<string, unknown[]>)[key];
  if (key !== undefined) expect(values).not.toEqual([]);
  return (values ?? []).filter((value) => validate?.(value) !== true);
}

type Provocation = (operation: OperationName) => Promise<{ readonly status: number }>;

const missing = "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10";
const hasPathParameter = (operation: OperationName) => endpoints[operation].path.includes("{");

/** How a status is provoked: for all operations, or for one that has its own way. */
const provocations: Record<number, Provocation> = {
  400: (operation) => {
    const { method } = endpoints[operation];
    if (hasPathParameter(operation)) {
      return call(operation, platform, { specId: "%01", deploymentId: "%01" });
    }
    const [path] = pathOf(operation).split("?");
    return method === "GET"
      ? send(platform, "GET", `${path ?? ""}?pageSize=none&entityType=none`)
      : send(platform, method, path ?? "", "{");
  },
  401: (operation) => call(operation, as("no-such-key")),
  403: (operation) => call(operation, as("nobody-key-0001")),
  404: (operation) => call(operation, platform, { specId: missing, deploymentId: missing }),
  500: (operation) => failWith(operation, 500),
};

const own: Partial<
  Record<OperationName, Partial<Record<number, () => Promise<{ status: number }>>>>
> = {
  createSpec: {
    409: () => send(platform, "POST", pathOf("createSpec"), specForm("contract")),
    413: () =>
      send(
        platform,
        "POST",
        pathOf("createSpec"),
        specForm("too-large", { artifact: zipOf(10 * 2 ** 20 + 1) }),
      ),
    422: () => send(platform, "POST", pathOf("createSpec"), specForm("x", { version: "1" })),
  },
  createSpecRelease: {
    409: () => send(platform, "POST", pathOf("createSpecRelease"), releaseForm("1.0.0")),
    413: () =>
      send(
        platform,
        "POST",
        pathOf("createSpecRelease"),
        releaseForm("9.0.0", { artifact: zipOf(10 * 2 ** 20 + 1) }),
      ),
    422: () => send(platform, "POST", pathOf("createSpecRelease"), releaseForm("0.0.1")),
  },
  updateSpecMetadata: {
    409: async () => {
      await createSpec(platform, "occupied");
      return send(platform, "PATCH", pathOf("updateSpecMetadata"), {
        metadata: { name: "occupied" },
      });
    },
    422: () => send(platform, "PATCH", pathOf("updateSpecMetadata"), { scope: "secret" }),
  },
  deleteSpec: { 422: () => call("deleteSpec") },
  createDeployment: {
    404: () => send(platform, "POST", "/v1/blocks/deployments/", deploymentBody("x", missing)),
    409: () =>
      send(platform, "POST", "/v1/blocks/deployments/", deploymentBody("contract", specId)),
    422: () => send(platform, "POST", "/v1/blocks/deployments/", {}),
  },
  // The reference says that they may be refused so, but not for which query.
  listDeployments: { 422: () => failWith("listDeployments", 422) },
  listDeploymentRevisions: { 422: () => failWith("listDeploymentRevisions", 422) },
  listSpecDeployments: { 422: () => failWith("listSpecDeployments", 422) },
  listAllDeployments: { 422: () => failWith("listAllDeployments", 422) },
  updateDeploymentMetadata: {
    409: () => send(platform, "PATCH", pathOf("updateDeploymentMetadata"), { name: "broken" }),
    422: () => send(platform, "PATCH", pathOf("updateDeploymentMetadata"), { tags: "one" }),
  },
  deleteDeployment: {
    422: async () => {
      const id = await createDeployment(platform, `fresh-${++count}`, specId);
      return call("deleteDeployment", platform, { deploymentId: id });
    },
  },
  createDeploymentRevision: {
    409: async () => {
      const id = await createDeployment(platform, `fresh-${++count}`, specId);
      return call("createDeploymentRevision", platform, { deploymentId: id });
    },
    422: () =>
      send(platform, "POST", pathOf("createDeploymentRevision"), { parameters: { run: [] } }),
  },
  redeploy: { 409: () => call("redeploy") },
  executeResources: {
    409: async () => {
      const id = await createDeployment(platform, `fresh-${++count}`, specId);
      return call("executeResources", platform, { deploymentId: id });
    },
    422: async () => {
      const id = await createDeployment(platform, `fresh-${++count}`, specId);
      await send(platform.administration, "PATCH", `/admin/deployments/${id}`, {
        status: "failed",
      });
      return call("executeResources", platform, { deploymentId: id });
    },
  },
  patchParametersV2: {
    422: () => send(platform, "PATCH", pathOf("patchParametersV2"), { parameters: { unknown: 1 } }),
  },
};

const documented = routes.flatMap(({ endpoint, errors }) =>
  errors
    .filter((status) => status !== 429)
    .map((status) => [endpoint.operation as OperationName, status] as const),
);

describe("each documented failure can be provoked", () => {
  it.each(documented)("%s with %i", async (operation, status) => {
    const provoke = own[operation]?.[status] ?? (() => provocations[status]?.(operation));
    expect((await provoke())?.status).toBe(status);
  });

  it("any operation with 429, when its tenant has sent too many requests", async () => {
    const busy = await startPlatform({
      rateLimit: 3,
      keys: { "acme-key-0001": "acme", "b-0": "b" },
    });
    try {
      const statuses: number[] = [];
      for (let request = 0; request < 3; request++) {
        statuses.push((await send(busy, "GET", "/v1/blocks/specs/")).status);
      }
      const refused = await send(busy, "POST", "/v1/blocks/specs/", specForm("late"));
      expect([...statuses, refused.status]).toEqual([200, 200, 200, 429]);
      const wait = Number(refused.headers.get("retry-after"));
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(60);
      expect(refused.body.message).toContain('"acme" has sent more than 3 requests');
      const neighbour = { address: busy.address, key: "b-0" };
      expect((await send(neighbour, "GET", "/v1/blocks/specs/")).status).toBe(200);
    } finally {
      await busy.stop();
    }
  });
});

describe("a key that may only read", () => {
  it.each(rows)("may do %s if it changes nothing", async (name, { method, successStatus }) => {
    const { status } = await call(name, as("reader-key-0001"));
    expect(status).toBe(method === "GET" ? successStatus : 403);
  });
});
