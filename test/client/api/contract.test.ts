import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PressClient } from "../../../client/src/api/pressClient.js";
import type { Endpoint } from "../../../schemas/pressApi/endpoint.js";
import { endpoints, pathParameters } from "../../../schemas/pressApi/endpoints.js";
import { partsOf } from "./support/multipart.js";
import { errorOf, PressFixture } from "./pressFixture.js";
import { sampleAnswer, sampleQuery } from "./support/samples.js";

const press = new PressFixture();
const rows = Object.values<Endpoint>(endpoints);
const content = {
  body: { version: 1 },
  featured: true,
  scope: "private",
  tenants: ["t"],
  parameters: { run: [] },
  autoRunOnDeploy: true,
};

/** Calls the row's method with everything that the row takes. */
async function call(row: Endpoint): Promise<unknown> {
  const ids = pathParameters(row).map(() => "text");
  const rest =
    row.body.kind === "multipart"
      ? [content]
      : row.body.kind === "json"
        ? [{ metadata: {} }]
        : row.query.length > 0
          ? [sampleQuery(row.query)]
          : [];
  const values =
    row.operation === "getParameters"
      ? [{ deploymentId: "text", environment: {} }]
      : [...ids, ...rest];
  const method = Reflect.get(press.client, row.operation) as (...args: unknown[]) => unknown;
  return await method.apply(press.client, values);
}

describe("the client and the rows of the Press API", () => {
  it("name the same operations", () => {
    const methods = Object.getOwnPropertyNames(PressClient.prototype);
    // The two that are no single request.
    const ours = methods.filter(
      (name) => !["constructor", "getRelatedBlockDetails"].includes(name),
    );
    expect(ours.sort()).toEqual(rows.map(({ operation }) => operation).sort());
  });

  it.each(rows)("agree on the request of $operation", async (row) => {
    press.answer({ status: row.successStatus, body: sampleAnswer(row) });
    await call(row);
    const [request, ...more] = press.server.requests;
    const url = new URL(request!.path, press.server.address);
    expect(more).toEqual([]);
    expect(request!.method).toBe(row.method);
    expect(url.pathname).toBe(`/${row.path.replace(/\{\w+\}/g, "text")}`);
    expect([...new Set(url.searchParams.keys())].sort()).toEqual(
      row.query.map(({ name }) => name).sort(),
    );
    expect((request!.headers["idempotency-key"] === undefined) === row.isIdempotent).toBe(true);
    if (row.body.kind === "none") expect(request!.body).toBe("");
    if (row.body.kind === "json") expect(JSON.parse(request!.body)).toEqual({ metadata: {} });
    if (row.body.kind === "multipart") {
      const sent = partsOf(request!).map(({ name }) => name);
      const known = row.body.parts.filter(({ encoding }) => encoding !== "file");
      expect(sent).toEqual(known.map(({ name }) => name));
    }
  });

  it.each(rows)("agree on the answer of $operation", async (row) => {
    const answer = sampleAnswer(row);
    press.answer({ status: row.successStatus, body: answer });
    const result = await call(row);
    if (row.method === "DELETE") return;
    expect(row.answer.kind === "list" ? { items: result } : result).toMatchObject(
      row.answer.kind === "list" ? { items: { pageCount: 1, totalCount: 1 } } : (answer as object),
    );
  });

  it.each(rows.filter(({ method }) => method !== "DELETE"))(
    "agree that an answer of another type is none to $operation",
    async (row) => {
      press.answer({ status: row.successStatus, body: ["no object"] });
      const error = await errorOf(call(row));
      expect(error.details).toMatchObject({
        kind: "notThePlatform",
        operation: row.operation,
        outcome: row.isIdempotent ? "refused" : "unknown",
      });
    },
  );
});

describe("docs/api.md", () => {
  const text = readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8");

  it.each(rows)(
    "has $operation with its request and errors",
    ({ operation, method, path, errors }) => {
      const line = text
        .split("\n")
        .find((candidate) => candidate.startsWith(`| \`${operation}\` | ${method}`));
      expect(line).toContain(`${method} \`${path}\``);
      expect(line).toMatch(new RegExp(`\\| ${errors.join(", ")} \\|$`));
    },
  );
});
