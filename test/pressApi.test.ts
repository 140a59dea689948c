import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { Endpoint } from "../schemas/pressApi/endpoint.js";
import { endpoints, pathParameters } from "../schemas/pressApi/endpoints.js";
import pressApi from "../schemas/pressApi/press-api.schema.json" with { type: "json" };

const rows = Object.entries<Endpoint>(endpoints);
const folder = fileURLToPath(new URL("../schemas/", import.meta.url));

function schemaNames({ body, answer }: Endpoint): string[] {
  const parts = body.kind === "multipart" ? body.parts : [];
  return [
    ...(body.kind === "json" ? [body.schema] : []),
    ...parts.flatMap((part) => (part.encoding === "file" ? [] : [part.schema])),
    answer.kind === "list" ? answer.item : answer.schema,
  ];
}

describe("the rows of the Press API", () => {
  it.each(rows)("%s stands under its own name and is complete", (name, row) => {
    expect(row.operation).toBe(name);
    expect(row.path).toMatch(/^[a-z][\w/{}-]*$/);
    expect(row.purpose).toMatch(/^[a-z].*[a-z]$/);
    expect(new Set(pathParameters(row)).size).toBe(pathParameters(row).length);
    expect(new Set(row.query.map((parameter) => parameter.name)).size).toBe(row.query.length);
    for (const schema of schemaNames(row)) expect(pressApi.definitions).toHaveProperty(schema);
  });

  it("has no two operations with the same method and path", () => {
    const addresses = rows.map(([, { method, path }]) => `${method} ${path.replace(/\/$/, "")}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it("names every query parameter of a list, and pages only lists", () => {
    for (const [, { query, answer }] of rows) {
      const names = query.map((parameter) => parameter.name);
      expect(names.includes("pageNumber") && names.includes("pageSize")).toBe(
        answer.kind === "list",
      );
      expect(names.includes("sort")).toBe(answer.kind === "list");
    }
  });

  it("sends bodies only with methods that have one", () => {
    for (const [, { method, body }] of rows) {
      if (body.kind !== "none") expect(["POST", "PATCH"]).toContain(method);
    }
  });
});

describe("the schemas of the Press API", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".schema.json"))) {
    ajv.addSchema(JSON.parse(readFileSync(`${folder}${name}`, "utf8")) as object, name);
  }
  ajv.addSchema(pressApi);

  it.each(Object.keys(pressApi.definitions))(
    "%s is a schema whose references lead somewhere",
    (name) => {
      expect(ajv.getSchema(`press-api.schema.json#/definitions/${name}`)).toBeTypeOf("function");
    },
  );

  it("has no definition that nothing uses", () => {
    const used = new Set(rows.flatMap(([, row]) => schemaNames(row)));
    const text = JSON.stringify(pressApi);
    const unused = Object.keys(pressApi.definitions).filter(
      (name) => !used.has(name) && !text.includes(`"#/definitions/${name}"`),
    );
    expect(unused).toEqual(["failure"]);
  });
});
