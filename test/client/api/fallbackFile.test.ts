import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FallbackFileError, type FallbackSource } from "../../../client/src/api/fallbackFile.js";
import { PressFixture } from "./pressFixture.js";

const press = new PressFixture();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(text: string): Promise<string> {
  const target = path.join(folder, "fallback.yaml");
  await writeFile(target, text);
  return target;
}

const readers = {
  getParameters: (source: FallbackSource) => press.client.getParameters(source),
  getRelatedBlockDetails: (source: FallbackSource) => press.client.getRelatedBlockDetails(source),
};

describe.each(Object.entries(readers))("%s", (name, read) => {
  it.each([
    ["the argument", { deploymentId: "argument", environment: {} }, "argument"],
    [
      "the variable before the argument",
      { deploymentId: "argument", environment: { PRESS_DEPLOYMENT_ID: "variable" } },
      "variable",
    ],
  ])("asks about %s", async (_, source, id) => {
    press.answer({
      status: 200,
      body: { id, kind: "workflow", status: "deployed", metadata: { name: "n" } },
    });
    await read({ ...source, fallbackFile: "never-read.yaml" });
    expect(press.server.requests).toHaveLength(1);
    expect(press.server.requests[0]?.path).toContain(`/${id}`);
  });

  it("reads the file when the variable is set but empty, whatever the argument", async () => {
    const fallbackFile = await file(name === "getParameters" ? "a: 1\n" : "- id: a\n");
    await read({ deploymentId: "d", fallbackFile, environment: { PRESS_DEPLOYMENT_ID: "" } });
    expect(press.server.requests).toEqual([]);
  });

  const mistakes: [string, string | undefined, string, string][] = [
    ["there is no file", undefined, "TypeError", "neither a deployment id nor a fallback file"],
    ["it is no YAML", "a: [1\nb: }", "TypeError", "cannot be read as YAML"],
    ["it is a scalar", "just text", "TypeError", "holds no"],
    ["it is nested without end", "[".repeat(5_000), "TypeError", "cannot be read as YAML"],
    ["it is a template", "a: {{ value }}", "TypeError", "cannot be read as YAML"],
    [
      "it is of the other shape",
      name === "getParameters" ? "- a\n- b\n" : "a: 1\n",
      "TypeError",
      "holds no",
    ],
    ["it is empty", "", name === "getParameters" ? "TypeError" : "ValueError", "fallback"],
  ];

  it.each(mistakes)("fails as the SDK does when %s", async (_, text, sdkError, message) => {
    const source = text === undefined ? {} : { fallbackFile: await file(text) };
    const thrown: unknown = await read({ ...source, environment: {} }).catch(
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(FallbackFileError);
    expect(thrown).toMatchObject({ sdkError });
    expect((thrown as Error).message).toContain(message);
    expect((thrown as Error).message).toMatch(/^[^\n!]+\.$/);
    expect(press.server.requests).toEqual([]);
  });

  it.each(["missing.yaml", "."])("fails when %s is no file", async (fallbackFile) => {
    const source = { fallbackFile: path.join(folder, fallbackFile), environment: {} };
    await expect(read(source)).rejects.toMatchObject({ sdkError: "FileNotFoundError" });
  });
});

describe("the values of a fallback file", () => {
  it("are those of the platform's loader", async () => {
    const text = [
      "threshold: 0.5",
      "isEnabled: yes",
      "code: 0123",
      "version: '1.0'",
      "nothing: null",
      "shared: &shared {region: north}",
      "again: *shared",
      "__proto__: [1]",
    ].join("\n");
    const values = await press.client.getParameters({
      fallbackFile: await file(text),
      environment: {},
    });
    expect(JSON.parse(JSON.stringify(values)) as unknown).toEqual(
      JSON.parse(
        '{"threshold":0.5,"isEnabled":true,"code":83,"version":"1.0","nothing":null,"shared":{"region":"north"},"again":{"region":"north"},"__proto__":[1]}',
      ),
    );
  });

  it("are blocks with the SDK's names, in which ids may be numbers and missing ones null", async () => {
    const text = [
      "- {id: d-1, resource_id: 48213, kind: workflow, name: a, status: deployed}",
      "- {id: d-2, resource_id: null, kind: service, name: b, status: failed}",
      "- {id: d-3, kind: service, name: c, status: failed}",
    ].join("\n");
    const blocks = await press.client.getRelatedBlockDetails({
      fallbackFile: await file(text),
      environment: {},
    });
    expect(blocks).toEqual([
      { id: "d-1", resource_id: "48213", kind: "workflow", name: "a", status: "deployed" },
      { id: "d-2", resource_id: null, kind: "service", name: "b", status: "failed" },
      { id: "d-3", resource_id: null, kind: "service", name: "c", status: "failed" },
    ]);
  });
});
