import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";

let folder: string;
let platform: PlatformProcess;
let extension: TestServices;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "press-first-")));
  platform = await startPlatform({ transition: 0 });
});

afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  extension = createTestServices(folder, [providedAccount(platform)]);
});

const client = () => extension.services.connections.active()!.client;

describe("Try It Without an Account", () => {
  it("opens, publishes and deploys a sample, and deploys it once more when it is tried again", async () => {
    const first = await extension.run("pressBlock.tryIt");

    expect(extension.openFile?.text()).toMatch(/^# peak-press: create-spec\n/);
    expect(first.notices.map(({ message }) => message)).toContain(
      "daily-orders 0.1.0 is published and being deployed as daily-orders on this machine.",
    );
    expect(first.notices.map(({ message }) => message)).toContain("daily-orders is deployed.");

    await extension.run("pressBlock.tryIt");

    const specs = await client().listSpecs({ name: "daily-orders" });
    expect(specs.items.map(({ metadata }) => metadata.name)).toEqual(["daily-orders"]);
    const deployments = await client().listDeployments({ name: "daily-orders" });
    expect(deployments.items.map(({ metadata }) => metadata.name).sort()).toEqual([
      "daily-orders",
      "daily-orders-2",
    ]);
  });

  it("is off until the folder is trusted", async () => {
    extension.trusted = false;
    const { notices } = await extension.run("pressBlock.tryIt");
    expect(notices.map(({ message }) => message)).toEqual([
      "Press Blocks reaches no platform until you trust this folder.",
    ]);
  });
});

describe("New Block", () => {
  it.each([
    ["Workflow", "type: standard"],
    ["Workflow of SQL scripts", "type: sql"],
    ["Workflow of requests", "type: http"],
    ["Service", "kind: service"],
    ["Web app", "kind: webapp"],
    ["Deployment", "# peak-press: create-deployment"],
    ["Run parameters", "# peak-press: patch-parameters"],
  ])("begins a file for: %s", async (name, text) => {
    await extension.run("pressBlock.newBlock", { script: [[/What will you write/, name]] });
    expect(extension.openFile).toMatchObject({ languageId: "press-block" });
    expect(extension.openFile?.text()).toContain(text);
  });
});

describe("Report a Problem", () => {
  it("puts a report into a new document and sends nothing", async () => {
    extension.services.log.warn("something was odd");
    const { notices } = await extension.run("pressBlock.reportProblem");
    expect(extension.openFile).toMatchObject({ languageId: "markdown" });
    expect(extension.openFile?.text()).toMatch(/Press Blocks 1\.0\.0[^]*something was odd/);
    expect(notices.map(({ message }) => message)).toEqual([
      "The report is in a new document and was not sent; look through it before you pass it on.",
    ]);
  });
});
