import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { TargetHolder, type Target } from "../../../client/src/resources/target.js";
import { adminToken, startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { blockFile } from "../publish/platformFixture.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";

let folder: string;
let platform: PlatformProcess;
let extension: TestServices;
let client: PressClient;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-changes-"));
  platform = await startPlatform({ transition: 0, admin: true });
});

afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  extension = createTestServices(folder, [providedAccount(platform)]);
  client = extension.services.connections.active()!.client;
});

/** A tree item. */
class Item extends TargetHolder {
  override readonly target: Target;

  constructor(target: Target) {
    super();
    this.target = target;
  }
}

const parameters = {
  run: [
    { name: "limit", type: "number", required: false, defaultValue: 1, title: "Limit" },
    { name: "mode", type: "string", required: false, title: "Mode" },
    { name: "token", type: "string", required: false, hideValue: true, title: "Token" },
  ],
};

/** A spec with the releases 1.0.0 and 1.1.0, and a deployment of the first one. */
async function given() {
  count += 1;
  const name = `orders-${count}`;
  const { id: specId } = await client.createSpec({ body: blockFile(name).body, parameters });
  const { release, config } = blockFile(name, "1.1.0").body;
  await client.createSpecRelease(specId, { body: { release, config }, parameters });
  const { id } = await client.createDeployment({
    metadata: { name, summary: "For tests" },
    spec: { id: specId, release: { version: "1.0.0" } },
    parameters: { run: { limit: 2, mode: "slow", token: "canary-token" } },
  });
  const target = { kind: "deployment", id, name, blockKind: "workflow" } as const;
  const spec = { kind: "spec", id: specId, name, blockKind: "workflow" } as const;
  return { id, specId, name, item: new Item(target), specItem: new Item(spec) };
}

async function open(name: string, text: string): Promise<void> {
  const filePath = path.join(folder, name);
  await writeFile(filePath, text);
  extension.openFile = {
    uri: pathToFileURL(filePath).href,
    languageId: "press-block",
    name,
    filePath,
    workspaceFolder: folder,
    text: () => readFileSync(filePath, "utf8"),
    save: () => Promise.resolve(true),
  };
}

async function fail(id: string): Promise<void> {
  const answer = await fetch(`${platform.address}/admin/deployments/${id}`, {
    method: "PATCH",
    headers: { authorization: adminToken, "content-type": "application/json" },
    body: JSON.stringify({ status: "failed" }),
  });
  expect(answer.status).toBeLessThan(300);
}

describe("a new revision", () => {
  it("is of the chosen release, with the values in force unless others are given", async () => {
    const { id, name, item } = await given();
    const prompts = await extension.run("pressBlock.createRevision", {
      argument: item,
      script: [
        [/Which release/, "1.1.0"],
        [/Notes/, "Faster"],
        [/Mode/, "fast"],
        [/Token/, "canary-other"],
      ],
    });
    expect(prompts.notices.map(({ message }) => message)).toEqual([`${name} is deployed.`]);
    const { latestRevision } = await client.describeDeployment(id);
    expect(latestRevision).toMatchObject({ revision: "2", release: { version: "1.1.0" } });
    expect(latestRevision?.parameters?.run).toMatchObject({ limit: 2, mode: "fast" });
    const token = prompts.inputs.find(({ prompt }) => prompt.startsWith("Token"));
    expect(token).toMatchObject({ isPassword: true, value: "" });
    expect(JSON.stringify([prompts.notices, extension.logged])).not.toContain("canary");
  });

  it("is made from the open revision file, of the deployment that is chosen", async () => {
    const { id, name } = await given();
    await open(
      "next.yaml",
      "body:\n  release:\n    version: 1.1.0\n  revision:\n    notes: File\n",
    );
    const prompts = await extension.run("pressBlock.createRevision", {
      script: [[/Which deployment/, name]],
    });
    expect(prompts.notices.map(({ message }) => message)).toEqual([`${name} is deployed.`]);
    const revision = await client.describeDeploymentRevision(id, "2");
    expect(revision).toMatchObject({ notes: "File", release: { version: "1.1.0" } });
  });
});

describe("redeploying", () => {
  it("deploys a failed deployment again", async () => {
    const { id, name, item } = await given();
    await fail(id);
    const prompts = await extension.run("pressBlock.redeploy", { argument: item });
    expect(prompts.notices.map(({ message }) => message)).toEqual([`${name} is deployed.`]);
    expect(await client.describeDeployment(id)).toMatchObject({ status: "deployed" });
  });

  it("says why a deployment that runs is left alone", async () => {
    const { name, item } = await given();
    const prompts = await extension.run("pressBlock.redeploy", { argument: item });
    expect(prompts.notices[0]?.message).toContain(`"${name}" is "deployed"`);
  });
});

describe("patching parameters", () => {
  it("asks for the chosen ones alone, and tells which hold", async () => {
    const { id, name, item } = await given();
    const prompts = await extension.run("pressBlock.patchParameters", {
      argument: item,
      script: [
        [/Which ones/, ["Limit", "Token"]],
        [/Limit/, "7"],
        [/Token/, "canary-third"],
      ],
    });
    expect(prompts.notices).toEqual([
      { level: "information", message: `Changed limit, token of ${name}.`, actions: [] },
    ]);
    const { latestRevision } = await client.describeDeployment(id);
    expect(latestRevision?.parameters?.run).toMatchObject({ limit: 7, mode: "slow" });
    expect(JSON.stringify([prompts.notices, prompts.questions])).not.toContain("canary");
  });

  it("takes them from the open file", async () => {
    const { id, name } = await given();
    await open("patch.yaml", "# peak-press: patch-parameters\nbody:\n  limit: 9\n");
    const prompts = await extension.run("pressBlock.patchParameters", {
      script: [[/Which deployment/, name]],
    });
    expect(prompts.notices.map(({ message }) => message)).toEqual([`Changed limit of ${name}.`]);
    expect(await client.getParameters({ deploymentId: id })).toMatchObject({ limit: 9 });
  });

  it("changes nothing when none is chosen", async () => {
    const { name, item } = await given();
    const prompts = await extension.run("pressBlock.patchParameters", { argument: item });
    expect(prompts.notices[0]?.message).toBe(
      `No parameter of ${name} was given a value, so none was changed.`,
    );
  });
});

describe("updating metadata", () => {
  const script = [
    [/What is to be changed/, ["Title", "Summary"]],
    [/Title/, "Orders of the day"],
    [/Summary/, "Reads them all"],
  ] as const;
  const metadata = { title: "Orders of the day", summary: "Reads them all" };

  it("changes the chosen texts of a spec", async () => {
    const { specId, specItem } = await given();
    await extension.run("pressBlock.updateMetadata", { argument: specItem, script });
    expect((await client.describeSpec(specId)).metadata).toMatchObject(metadata);
  });

  it("changes those of a deployment that is chosen", async () => {
    const { id, name } = await given();
    const prompts = await extension.run("pressBlock.updateMetadata", {
      script: [[/Of what/, "A Deployment"], [/Which deployment/, name], ...script],
    });
    expect((await client.describeDeployment(id)).metadata).toMatchObject(metadata);
    expect(prompts.notices.map(({ message }) => message)).toEqual([
      `Updated the metadata of ${name}.`,
    ]);
  });

  it("takes it from the open file, which tells whether of a spec or a deployment", async () => {
    const { specId, name } = await given();
    await open(
      "update.yaml",
      "# peak-press: update-spec-metadata\nbody:\n  featured: true\n  metadata:\n    title: File\n",
    );
    await extension.run("pressBlock.updateMetadata", { script: [[/Which spec/, name]] });
    expect(await client.describeSpec(specId)).toMatchObject({
      featured: true,
      metadata: { title: "File" },
    });
  });
});

describe("outside development stages", () => {
  it("a change is confirmed with account and place before anything is sent", async () => {
    const address = "https://press.example.invalid";
    const elsewhere = createTestServices(folder, [providedAccount({ address, key: "key-000000" })]);
    const { item, name } = await given();
    const prompts = await elsewhere.run("pressBlock.redeploy", { argument: item });
    expect(prompts.confirmations).toHaveLength(1);
    expect(prompts.confirmations[0]?.message).toContain(`Redeploy ${name} on `);
    expect(prompts.confirmations[0]?.message).toContain("press.example.invalid");
  });
});
