import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { samples } from "../../platform/src/sample/samples.js";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { send } from "../support/pressRequests.js";
import { zipFolder } from "../support/zip.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform.stop());

type Block = Record<string, unknown> & { readonly body: Record<string, unknown> };

/** Sends a whole file as a client does: the body as `spec`, what stands beside it as parts of its own. */
function publish(block: Block, path = "/v1/blocks/specs/") {
  const form = new FormData();
  form.set("spec", JSON.stringify(block.body));
  for (const name of ["parameters", "featured", "tenants", "autoRunOnDeploy"]) {
    if (block[name] !== undefined) form.set(name, JSON.stringify(block[name]));
  }
  if (isArtifact(block["artifact"])) {
    form.set("artifact", zipFolder(`${examples}${block["artifact"].path}`), "artifact.zip");
  }
  return send(platform, "POST", path, form);
}

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

function isArtifact(value: unknown): value is { readonly path: string } {
  return typeof value === "object" && value !== null && "path" in value;
}

function block(change: (body: Record<string, unknown>) => void = () => undefined): Block {
  const body = {
    version: 1,
    kind: "workflow",
    metadata: { name: `block-${crypto.randomUUID()}`, summary: "Checked" },
    release: { version: "1.0.0" },
    config: {
      steps: { work: { type: "standard", imageDetails: { id: 7 }, command: "python work.py" } },
      triggers: [{ webhook: true }],
    },
  };
  change(body);
  return { body };
}

const step = (value: object) =>
  block((body) => {
    body["config"] = { steps: { work: value }, triggers: [{ webhook: true }] };
  });

describe("a block is checked against the schema before it is stored", () => {
  it.each([
    [block((body) => (body["kind"] = "workflows")), "/body/kind", "must be one of"],
    [
      block((body) => (body["metadata"] = { name: "x" })),
      "/body/metadata",
      '"summary" is missing.',
    ],
    [block((body) => delete body["config"]), "/body", '"config" is missing.'],
    [block((body) => (body["config"] = [])), "/body/config", '"config" must be'],
    [
      step({ type: "standard", imageDetails: { id: 7 } }),
      "/body/config/steps/work",
      '"command" is missing.',
    ],
    [
      step({ type: "standard", command: "x" }),
      "/body/config/steps/work",
      '"work" must have exactly one of image, imageRef, imageDetails.',
    ],
    [step({ type: "htttp" }), "/body/config/steps/work/type", "must be one of standard, http"],
    [
      { ...block(), parameters: { run: [{ name: "a", type: "int", required: true }] } },
      "/parameters/run/0/type",
      "must be one of boolean",
    ],
    [{ ...block(), parameters: { runtime: [] } }, "/parameters/runtime", '"runtime" is not known'],
    [{ ...block(), featured: "yes" }, "/featured", '"featured" must be true or false.'],
  ])("and refused with one error and its pointer: %#", async (document, pointer, message) => {
    const { status, body } = await publish(document);
    expect(status).toBe(422);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]?.pointer).toBe(pointer);
    expect(body.errors[0]?.message).toContain(message);
  });

  it("and the release of a block likewise", async () => {
    const { body: spec } = await publish(block());
    const release = block();
    release.body["release"] = { version: "1.1.0", notes: 5 };
    const { status, body } = await publish(release, `/v1/blocks/specs/${spec.id}/releases`);
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(["/body/release/notes"]);
  });

  it("and a deployment likewise", async () => {
    const { status, body } = await send(platform, "POST", "/v1/blocks/deployments/", {
      metadata: { name: "x" },
      spec: {},
      parameters: { build: [] },
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      "/body/metadata",
      "/body/parameters/build",
      "/body/spec",
    ]);
  });

  it("and a key that is merely unknown is ignored, as the editor warns", async () => {
    const { status } = await publish(block((body) => (body["extra"] = 1)));
    expect(status).toBe(201);
  });
});

describe("the examples of the project", () => {
  const names = readdirSync(examples).filter((name) => name.endsWith(".block.yaml"));
  const blocks = names.map((name) => ({
    name,
    block: parse(readFileSync(path.join(examples, name), "utf8")) as Block,
  }));
  const valid = blocks.filter(
    ({ name, block }) => !name.includes("mistakes") && "kind" in block.body,
  );

  it.each(valid)("are taken: $name", async ({ block }) => {
    const { status, body } = await publish(block);
    expect(body).toEqual({ id: expect.any(String) as unknown });
    expect(status).toBe(201);
  });

  it("with mistakes are refused", async () => {
    const faulty = blocks.filter(({ name }) => name.includes("mistakes"));
    expect(faulty).toHaveLength(1);
    for (const { block } of faulty) expect((await publish(block)).status).toBe(422);
  });
});

describe("the sample data", () => {
  const releases = samples.flatMap((sample) =>
    sample.releases.map((release) => ({
      name: `${sample.metadata.name} ${release.version}`,
      sample,
      release,
    })),
  );

  it.each(releases)("is valid by the same schema: $name", async ({ sample, release }) => {
    const { kind, metadata } = sample;
    const { version, notes, config, parameters } = release;
    const name = `${metadata.name}-${version}`;
    const body = {
      version: 1,
      kind,
      metadata: { ...metadata, name },
      release: { version, notes },
      config,
    };
    const { status, body: answer } = await publish({
      body,
      ...(parameters === undefined ? {} : { parameters }),
    });
    expect(answer).toEqual({ id: expect.any(String) as unknown });
    expect(status).toBe(201);
  });
});
