import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "../../schemas/pressApi/endpoint.js";
import { endpoints } from "../../schemas/pressApi/endpoints.js";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, object>>;
}

interface OpenApiDocument {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let platform: PlatformProcess;
let document: OpenApiDocument;

beforeAll(async () => {
  platform = await startPlatform();
  const answer = await fetch(`${platform.address}/api-docs`);
  expect(answer.headers.get("content-type")).toContain("application/json");
  document = (await answer.json()) as OpenApiDocument;
});

afterAll(() => platform.stop());

const rows = Object.entries<Endpoint>(endpoints);

describe("the OpenAPI document at /api-docs", () => {
  it("is of version 3.1 and names the address it came from", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.servers).toEqual([{ url: platform.address }]);
  });

  it("has exactly the operations of the rows", () => {
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(operations.sort()).toEqual(rows.map(([name]) => name).sort());
  });

  it.each(rows)("tells of %s its parameters and statuses", (name, row) => {
    const operation = document.paths[`/${row.path}`]?.[row.method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    const names = operation?.parameters.map((parameter) => parameter.name);
    const inPath = operation?.parameters.filter((parameter) => parameter.in === "path");
    expect(names).toEqual(expect.arrayContaining(row.query.map((parameter) => parameter.name)));
    expect(inPath?.map((parameter) => `{${parameter.name}}`)).toEqual(
      row.path.match(/\{\w+\}/g) ?? [],
    );
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining([row.successStatus, ...row.errors].map(String)),
    );
  });

  it("has no reference that leads nowhere", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, reference = ""] of references) {
      const name = reference.replace("#/components/schemas/", "");
      expect(document.components.schemas).toHaveProperty([name]);
    }
  });

  it("has schemas that a validator of its dialect understands", () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ $id: "document", ...document });
    for (const name of Object.keys(document.components.schemas)) {
      expect(ajv.getSchema(`document#/components/schemas/${name}`)).toBeTypeOf("function");
    }
    const valid = ajv.getSchema("document#/components/schemas/created");
    expect([valid?.({ id: "x" }), valid?.({})]).toEqual([true, false]);
  });
});

describe("the page at /api-docs/index.html", () => {
  it("shows every operation and loads nothing from elsewhere", async () => {
    const answer = await fetch(`${platform.address}/api-docs/index.html`);
    const html = await answer.text();
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    for (const [name, { method, path }] of rows) {
      expect(html).toContain(`<details id="${name}">`);
      expect(html).toContain(`<code>${method} /${path}</code>`);
    }
    expect(html).not.toMatch(/<script|<link|<img|https?:\/\//);
  });
});
