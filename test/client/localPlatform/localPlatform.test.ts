import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  LocalPlatform,
  LocalPlatformError,
} from "../../../client/src/localPlatform/localPlatform.js";
import {
  holderAddress,
  listeningAddress,
} from "../../../client/src/localPlatform/platformOutput.js";
import { createTestServices, programPath, type TestServices } from "../support/testServices.js";

let folder: string;
let started: LocalPlatform[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-local-"));
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((platform) => platform.stop()));
  await rm(folder, { recursive: true });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const key = "key-of-this-installation";

function create(program = programPath) {
  const platform = new LocalPlatform({
    programPath: program,
    dataFolder: path.join(folder, "data"),
    log: silent,
    onDidChange: () => undefined,
    onUnexpectedEnd: () => undefined,
  });
  started.push(platform);
  return platform;
}

async function statusOf(address: string): Promise<number> {
  const headers = { authorization: key };
  return (await fetch(`${address}/v1/blocks/specs/`, { headers })).status;
}

describe("LocalPlatform", () => {
  it("runs on this machine, takes the key, and ends when asked to", async () => {
    const platform = create();
    const { address, isOurs } = await platform.start(key);
    expect(isOurs).toBe(true);
    expect(new URL(address).hostname).toBe("127.0.0.1");
    expect(await statusOf(address)).toBe(200);
    expect(await platform.stop()).toBe(true);
    await expect(statusOf(address)).rejects.toThrow();
  });

  it("is started once, however often it is asked for", async () => {
    const platform = create();
    const first = await platform.start(key);
    expect(await platform.start(key)).toEqual(first);
  });

  it("keeps its address where it can, and takes another port where it cannot", async () => {
    const platform = create();
    const { address } = await platform.start(key);
    const port = Number(new URL(address).port);
    await platform.stop();
    expect(await platform.start(key, port)).toEqual({ address, isOurs: true });
    await platform.stop();
    const blocker = await listen(port);
    try {
      const elsewhere = await platform.start(key, port);
      expect(elsewhere.address).not.toBe(address);
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });

  it("finds the platform of another window, and leaves it running", async () => {
    const other = await create().start(key);
    const platform = create();
    expect(await platform.start(key)).toEqual({ address: other.address, isOurs: false });
    expect(await platform.stop()).toBe(false);
    expect(await statusOf(other.address)).toBe(200);
  });

  it("says in one sentence that it did not start, whatever a crash has printed", async () => {
    const platform = create(path.join(folder, "no-such-program.cjs"));
    await expect(platform.start(key)).rejects.toThrow(
      new LocalPlatformError("The local platform ended before it listened."),
    );
    expect(platform.running).toBeUndefined();
  });
});

describe("starting the local platform by command", () => {
  let extension: TestServices;

  beforeEach(() => {
    extension = createTestServices(folder);
    started.push(extension.services.localPlatform);
  });

  it("adds its account, which acts and whose key is kept", async () => {
    const prompts = await extension.run("pressBlock.startLocalPlatform");
    expect(prompts.notices).toMatchObject([{ level: "information" }]);
    const connection = extension.services.connections.active();
    expect(connection?.account.label).toBe("Local platform");
    const specs = await connection?.client.listSpecs();
    expect(specs?.items.length).toBeGreaterThan(0);
  });

  it("goes on with the same data and key after it was stopped", async () => {
    await extension.run("pressBlock.startLocalPlatform");
    const before = await extension.services.connections.active()?.client.listSpecs();
    const stop = await extension.run("pressBlock.stopLocalPlatform");
    expect(stop.notices[0]?.message).toMatch(/its data is kept/);
    await extension.run("pressBlock.startLocalPlatform");
    const after = await extension.services.connections.active()?.client.listSpecs();
    expect(after?.items.map(({ id }) => id)).toEqual(before?.items.map(({ id }) => id));
    expect(extension.services.accounts.list()).toHaveLength(1);
  });

  it("forgets what was done when it is reset, after a yes, under the same account", async () => {
    await extension.run("pressBlock.startLocalPlatform");
    const client = () => extension.services.connections.active()!.client;
    const { items } = await client().listDeployments();
    const deployment = items.find(({ status }) => status === "deployed");
    await client().deleteDeployment(deployment!.id);

    const { confirmations } = await extension.run("pressBlock.resetLocalPlatform");

    expect(confirmations.map(({ action }) => action)).toEqual(["Reset"]);
    const names = (await client().listDeployments()).items.map(({ metadata }) => metadata.name);
    expect(names).toContain(deployment!.metadata.name);
    expect(extension.services.accounts.list()).toHaveLength(1);
  });
});

describe("the platform's output", () => {
  it("is read for the address", () => {
    expect(listeningAddress(`{"event":"listening","address":"http://127.0.0.1:4100"}`)).toBe(
      "http://127.0.0.1:4100",
    );
  });

  it.each(["", "{", "null", `{"event":"other"}`, `{"event":"listening","address":"http://evil"}`])(
    "tells no address in %j",
    (line) => {
      expect(listeningAddress(line)).toBeUndefined();
    },
  );

  it("tells who holds the data folder", () => {
    const refusal =
      "The data folder /x is in use by the platform at http://127.0.0.1:4100 (process 7); stop it.";
    expect(holderAddress(refusal)).toBe("http://127.0.0.1:4100");
    expect(holderAddress(refusal.replace("127.0.0.1", "evil.example.com"))).toBeUndefined();
    expect(holderAddress("Port 1 is in use by another program.")).toBeUndefined();
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
