import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPlatformDatabase } from "../support/platformDatabase.js";
import { spawnPlatform, startPlatform } from "../support/platformProcess.js";
import { createDeployment, createSpec, send } from "../support/pressRequests.js";

let data: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "press-platform-"));
});

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    }
  }
  await rm(data, { recursive: true, force: true });
});

const keys = { PRESS_PLATFORM_KEYS: '{"acme-key-0001":"acme"}' };

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawnPlatform(args, environment);
  running.push(child);
  return child;
}

/** Runs until the program ends by itself. */
async function runToEnd(args: readonly string[], environment?: Readonly<Record<string, string>>) {
  const child = run(args, environment);
  const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  if (child.exitCode === null) await once(child, "exit");
  return { code: child.exitCode, stdout, stderr };
}

const textOf = (stream: ChildProcess["stdout"]) => (stream === null ? "" : text(stream));

/** Waits for the first output that matches. */
async function output(child: ChildProcess, pattern: RegExp): Promise<string> {
  let seen = "";
  for await (const chunk of child.stdout ?? []) {
    seen += String(chunk);
    if (pattern.test(seen)) break;
  }
  return seen;
}

describe("the program", () => {
  it("tells in one JSON line where it listens, and nothing of its key", async () => {
    const child = run(["--data", data, "--json"]);
    const line = await output(child, /\n/);
    expect(JSON.parse(line)).toEqual({
      event: "listening",
      address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown,
      pid: child.pid,
      data,
    });
    expect(line).not.toContain(readFileSync(path.join(data, "key"), "utf8").trim());
  });

  it("makes a key on the first start, shows it once and keeps it in a file for its owner only", async () => {
    const first = run(["--data", data]);
    const said = await output(first, /key.*\n/);
    const file = path.join(data, "key");
    const key = readFileSync(file, "utf8").trim();
    expect(said).toContain(`shown only this once and kept in ${file}: ${key}`);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    const address = /http:\/\/[\d.:]+/.exec(said)?.[0] ?? "";
    expect((await send({ address, key }, "GET", "/v1/blocks/specs/")).status).toBe(200);
    const ended = once(first, "exit");
    first.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);

    const second = run(["--data", data]);
    const saidAgain = await output(second, /key.*\n/);
    expect(saidAgain).toContain(`Its API key is in ${file}.`);
    expect(saidAgain).not.toContain(key);
    expect(readFileSync(file, "utf8").trim()).toBe(key);
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "ends in order on %s, leaving no lock",
    async (signal) => {
      const child = run(["--data", data, "--json"], keys);
      await output(child, /\n/);
      const ended = once(child, "exit");
      child.kill(signal);
      expect(await ended).toEqual([0, null]);
      expect(existsSync(path.join(data, "platform.pid"))).toBe(false);
      expect(existsSync(path.join(data, "platform.db.lock"))).toBe(false);
    },
  );

  it("ends when its standard input ends, if that is wanted", async () => {
    const child = run(["--data", data, "--json", "--exit-with-stdin"], keys);
    await output(child, /\n/);
    const ended = once(child, "exit");
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  });

  it("says in one sentence that a port is in use, with exit code 1", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const { port } = blocker.address() as AddressInfo;
    const { code, stdout, stderr } = await runToEnd(
      ["--data", data, "--port", String(port), "--json"],
      keys,
    );
    blocker.close();
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: `Port ${port} on 127.0.0.1 is in use by another program; choose another with --port, or 0 for any free one.\n`,
    });
    expect(existsSync(path.join(data, "platform.pid"))).toBe(false);
  });

  it.each([
    [["--port", "70000"], '--port is a port from 0 to 65535, not "70000".'],
    [["--port", "http"], '--port is a port from 0 to 65535, not "http".'],
    [["--data", ""], "--data needs the path of a folder."],
    [["--rate-limit", "-1"], "'--rate-limit' argument is ambiguous"],
    [
      ["--rate-limit", "many"],
      '--rate-limit is a number of requests from 0 to 999999, not "many".',
    ],
    [["--clock", "fast"], '--clock is running or standing, not "fast".'],
    [["--clock", "standing"], "--clock standing needs PRESS_PLATFORM_ADMIN"],
    [["--sed"], "Unknown option '--sed'"],
    [["extra"], "Unexpected argument 'extra'"],
  ])("refuses the options %j with exit code 2", async (args, message) => {
    const { code, stderr } = await runToEnd(["--data", data, ...args], keys);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it.each([
    "not json secret-0001",
    '["secret-0001"]',
    '{"secret-0001":1}',
    "{}",
    '{"a\\nsecret-0001":"x"}',
    '{"secret-0001":{"access":"full"}}',
    '{"secret-0001":{"tenant":"x","access":"all"}}',
  ])("refuses the keys %j with exit code 2, without showing them", async (value) => {
    const { code, stderr } = await runToEnd(["--data", data], { PRESS_PLATFORM_KEYS: value });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^PRESS_PLATFORM_KEYS is no JSON map from API keys to tenant names/);
    expect(stderr).not.toContain("secret-0001");
  });

  it("says in one sentence that its folder cannot be used, with exit code 1", async () => {
    const file = path.join(data, "file");
    writeFileSync(file, "");
    const { code, stderr } = await runToEnd(["--data", path.join(file, "inside")], keys);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `The data folder ${path.join(file, "inside")} cannot be used (ENOTDIR); choose another with --data.\n`,
    );
  });

  it("says in one sentence that its database is none, with exit code 1", async () => {
    const file = path.join(data, "platform.db");
    writeFileSync(file, "something else".repeat(1000));
    const { code, stderr } = await runToEnd(["--data", data], keys);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `The database ${file} cannot be used (file is not a database); bring back a good copy, or start anew with --reset.\n`,
    });
    expect(existsSync(path.join(data, "platform.pid"))).toBe(false);
  });
});

describe("a second platform on the same folder", () => {
  it("refuses, naming the address of the first, which goes on", async () => {
    const first = await startPlatform({ data });
    try {
      const { code, stderr } = await runToEnd(["--data", data], keys);
      expect(code).toBe(1);
      expect(stderr).toBe(
        `The data folder ${data} is in use by the platform at ${first.address} (process ${first.pid}); stop it, or choose another folder with --data.\n`,
      );
      expect((await send(first, "GET", "/v1/blocks/specs/")).status).toBe(200);
    } finally {
      await first.stop();
    }
  });

  it.skipIf(process.platform === "win32")("refuses also while the first is suspended", async () => {
    const first = await startPlatform({ data });
    first.process.kill("SIGSTOP");
    const { code, stderr } = await runToEnd(["--data", data], keys);
    first.process.kill("SIGCONT");
    await first.stop();
    expect(code).toBe(1);
    expect(stderr).toContain(`in use by the platform at ${first.address}`);
  });

  it("wins once when two start at the same time", async () => {
    const children = [1, 2, 3].map(() => run(["--data", data, "--json"], keys));
    const firstWords = await Promise.all(children.map((child) => output(child, /\n/)));
    expect(firstWords.filter((words) => words.includes("listening"))).toHaveLength(1);
  });

  it.each([
    [
      "a dead process",
      (): string =>
        JSON.stringify({ pid: 2 ** 22 + 1, instanceId: "x", address: "http://127.0.0.1:9" }),
    ],
    [
      "a process that is another program now",
      (): string =>
        JSON.stringify({ pid: process.pid, instanceId: "x", address: "http://127.0.0.1:9" }),
    ],
    ["nobody can tell whom", (): string => "{"],
  ])("takes over what was left behind by %s", async (_what, holder) => {
    writeFileSync(path.join(data, "platform.pid"), holder());
    mkdirSync(path.join(data, "platform.db.lock"));
    const platform = await startPlatform({ data });
    expect((await send(platform, "GET", "/v1/blocks/specs/")).status).toBe(200);
    await platform.stop();
  });
});

describe("a restart on the same folder", () => {
  it("finds specs, deployments and the clock as they were", async () => {
    const first = await startPlatform({ data, admin: true });
    const spec = await createSpec(first, "kept");
    await first.advance(1000);
    const deployment = await createDeployment(first, "kept", spec);
    await first.advance(10);
    await first.stop();

    const second = await startPlatform({ data, admin: true });
    const { body } = await send(second, "GET", `/v1/blocks/deployments/${deployment}`);
    expect([body.status, body.spec.id]).toEqual(["deployed", spec]);
    await second.stop();
  });

  it("lets a deployment that was under way go on by the clock", async () => {
    const first = await startPlatform({ data, transition: 3600 });
    const id = await createDeployment(first, "slow", await createSpec(first, "slow"));
    await first.kill();

    const second = await startPlatform({ data, admin: true });
    const statusNow = async () =>
      (await send(second, "GET", `/v1/blocks/deployments/${id}`)).body.status;
    expect(await statusNow()).toBe("deploying");
    await second.advance(3600);
    expect(await statusNow()).toBe("deployed");
    await second.stop();
  });

  it("forgets everything with --reset, but not its key", async () => {
    const first = run(["--data", data, "--json", "--seed"]);
    await output(first, /\n/);
    const key = readFileSync(path.join(data, "key"), "utf8").trim();
    const ended = once(first, "exit");
    first.kill("SIGTERM");
    await ended;

    const second = run(["--data", data, "--json", "--reset"]);
    const { address } = JSON.parse(await output(second, /\n/)) as { address: string };
    const { body } = await send({ address, key }, "GET", "/v1/blocks/specs/");
    expect(body.specs).toEqual([]);
  });

  it("refuses data of a newer version instead of harming it", async () => {
    const first = await startPlatform({ data });
    await first.stop();
    const database = openPlatformDatabase(data);
    database.exec("PRAGMA user_version = 99");
    database.close();
    const { code, stderr } = await runToEnd(["--data", data], keys);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `The database ${path.join(data, "platform.db")} cannot be used (it was written by a newer version of the platform); bring back a good copy, or start anew with --reset.\n`,
    });
  });
});

describe("sample data", () => {
  it("shows kinds, scopes and statuses, and is added only once", async () => {
    const first = await startPlatform({ data, seed: true });
    const { body: specs } = await send(first, "GET", "/v1/blocks/specs/");
    expect(new Set(specs.specs.map(({ kind }) => kind))).toEqual(
      new Set(["workflow", "service", "webapp"]),
    );
    const { body: deployments } = await send(first, "GET", "/v1/blocks/deployments/");
    expect(new Set(deployments.deployments.map(({ status }) => status))).toEqual(
      new Set(["deployed", "deploying", "failed", "warning", "rollback_complete"]),
    );
    await first.stop();
    const second = await startPlatform({ data, seed: true });
    const { body } = await send(second, "GET", "/v1/blocks/specs/");
    expect(body.specs).toHaveLength(specs.specs.length);
    await second.stop();
  });
});
