import { describe, expect, it } from "vitest";
import { checkAnswer } from "../../../client/src/api/answers/checkAnswer.js";
import { readPage } from "../../../client/src/api/answers/readPage.js";
import { WrongShape } from "../../../client/src/api/answers/wrongShape.js";
import type { Endpoint } from "../../../schemas/pressApi/endpoint.js";
import { endpoints } from "../../../schemas/pressApi/endpoints.js";
import { sample, sampleAnswer } from "./support/samples.js";

const rows = Object.values<Endpoint>(endpoints);
const asked = { pageNumber: 1, pageSize: 25 };

function read({ answer }: Endpoint, value: unknown): unknown {
  return answer.kind === "list"
    ? readPage(value, answer, asked)
    : checkAnswer(answer.schema, value);
}

/** What stands in the place of a field: nothing, and one value of each type. */
const replacements = [undefined, null, 0, -1.5, Infinity, "", "x", true, [], [[]], {}, { a: null }];

/** Every value that differs from `value` in one place. */
function* mutants(value: unknown): Generator {
  yield* replacements;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of mutants(part)) {
      const copy: unknown = structuredClone(value);
      Reflect.set(copy as object, key, other);
      if (other === undefined) Reflect.deleteProperty(copy as object, key);
      yield copy;
    }
  }
}

describe("an answer that is wrong in one place", () => {
  it("is taken or named, whatever it is, in every operation", () => {
    let count = 0;
    for (const row of rows) {
      for (const mutant of mutants(sampleAnswer(row))) {
        count += 1;
        try {
          read(row, mutant);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(WrongShape);
          expect((thrown as Error).message).toMatch(/^(?:an answer|"[^"]+") that is not /);
        }
      }
    }
    expect(count).toBeGreaterThan(2_000);
  });

  it.each([
    ["specSummary", "id", 7, '"id" that is not text'],
    ["specSummary", "featured", "yes", '"featured" that is not true or false'],
    ["specSummary", "latestRelease", [], '"latestRelease" that is not an object'],
    ["release", "parameters", { run: {} }, '"parameters.run" that is not a list'],
    ["release", "parameters", { run: [{ name: 1 }] }, '"parameters.run[0].name" that is not text'],
    ["executedResources", "executeResponse", null, '"executeResponse" that is not a list'],
  ] as const)("is named by its place: %s with %s %j", (name, key, value, message) => {
    const answer = { ...(sample(name) as object), [key]: value };
    expect(() => checkAnswer(name, answer)).toThrow(message);
  });
});

describe("an answer as platforms write it", () => {
  const metadata = { name: "n" };

  it("keeps fields that nobody knows, also those with names of the language itself", () => {
    const text =
      '{"id":"s","kind":"workflow","metadata":{"name":"n"},"__proto__":{"a":1},"x":null}';
    const spec = checkAnswer("specSummary", JSON.parse(text) as unknown);
    expect(JSON.stringify(spec)).toBe(text);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it("has null for what is not set", () => {
    const spec = { id: "s", kind: "workflow", metadata: { name: "n", tags: null }, scope: null };
    expect(checkAnswer("specSummary", spec)).toEqual({ id: "s", kind: "workflow", metadata });
  });

  it.each([
    { status: "deployed" },
    { metadata: { name: "n", status: "deployed" } },
    { latestRevision: { revision: 1, status: "deployed" } },
    { status: null, latestRevision: { revision: 1, status: "deployed" } },
  ])("has the status of a deployment in several places: %j", (fields) => {
    const deployment = { id: "d", kind: "workflow", metadata, ...fields };
    expect(checkAnswer("deploymentSummary", deployment).status).toBe("deployed");
  });

  it("has numbers where text is meant", () => {
    expect(checkAnswer("createdRevision", { id: "d", revision: 12 }).revision).toBe("12");
    expect(() => checkAnswer("created", { id: 12 })).toThrow(WrongShape);
  });

  it("is nested without end", () => {
    const deep = `{"id":"s","kind":"w","metadata":{"name":"n"},"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(checkAnswer("specSummary", JSON.parse(deep) as unknown).id).toBe("s");
  });
});
