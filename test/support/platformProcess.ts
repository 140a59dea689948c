import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = path.join(root, "dist", "platform.cjs");

export interface PlatformStart {
  /** Fill it with sample data. */
  readonly seed?: boolean;
  /** API key → tenant and what it may do; one key of the tenant `acme` unless given. */
  readonly keys?: Readonly<Record<string, string | { tenant: string; access: string }>>;
  /** With an administration, and with the standing clock that `advance` moves; otherwise its clock is the real one. */
  readonly admin?: boolean;
  /** Which clock it has, when not that. */
  readonly clock?: "running" | "standing";
  /** Data folder; a new one, removed by `stop`, unless given. */
  readonly data?: string;
  /** Seconds that deploying and deleting take; the platform's default unless given. */
  readonly transition?: number;
  /** Requests that a tenant may send per minute; any number unless given. */
  readonly rateLimit?: number;
}

export interface PlatformProcess {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  /** The first of the keys. */
  readonly key: string;
  readonly data: string;
  readonly pid: number;
  readonly process: ChildProcess;
  /** Ends it in order, and removes its data folder if that was made for it. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL; its data stays. */
  kill(): Promise<void>;
  /** For requests to its administration; only with `admin`. */
  readonly administration: { readonly address: string; readonly key: string };
  /** Moves its clock on by so many seconds; only with `admin`. */
  advance(seconds: number): Promise<void>;
}

export const adminToken = "administration-token-of-tests";

/** Starts the built platform as a process of its own, which also ends when the test process does. */
export async function startPlatform(start: PlatformStart = {}): Promise<PlatformProcess> {
  const keys = start.keys ?? { "acme-key-0001": "acme" };
  const data = start.data ?? (await mkdtemp(path.join(tmpdir(), "press-platform-")));
  const child = spawnPlatform(platformArguments(start, data), {
    PRESS_PLATFORM_KEYS: JSON.stringify(keys),
    ...(start.admin === true ? { PRESS_PLATFORM_ADMIN: adminToken } : {}),
  });
  const address = await listening(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  return {
    address,
    key: Object.keys(keys)[0] ?? "",
    data,
    pid: child.pid ?? 0,
    process: child,
    administration: { address, key: adminToken },
    stop: async () => {
      await end("SIGTERM");
      if (start.data === undefined) rmSync(data, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
    advance: (seconds) => advance(address, seconds),
  };
}

function platformArguments(start: PlatformStart, data: string): readonly string[] {
  return [
    "--data",
    data,
    "--json",
    "--exit-with-stdin",
    ...(start.seed === true ? ["--seed"] : []),
    ...(start.transition === undefined ? [] : ["--transition", String(start.transition)]),
    ...(start.clock === undefined ? [] : ["--clock", start.clock]),
    ...(start.rateLimit === undefined ? [] : ["--rate-limit", String(start.rateLimit)]),
  ];
}

/** Runs the program with these arguments and variables, and none of its variables from outside. */
export function spawnPlatform(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  requireBuild();
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PRESS_"));
  return spawn(process.execPath, [program, ...args], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

async function listening(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("The platform has no output.");
  let complaint = "";
  stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  for await (const line of createInterface({ input: stdout })) {
    const event: unknown = JSON.parse(line);
    if (typeof event === "object" && event !== null && "address" in event) {
      stdout.resume();
      return String(event.address);
    }
  }
  throw new Error(`The platform did not start: ${complaint}`);
}

async function advance(address: string, seconds: number): Promise<void> {
  const answer = await fetch(`${address}/admin/clock`, {
    method: "POST",
    headers: { authorization: adminToken, "content-type": "application/json" },
    body: JSON.stringify({ advance: seconds }),
  });
  if (!answer.ok) throw new Error(`The clock did not advance: ${await answer.text()}`);
}

/** A test of an old build would tell about code that is not there any more. */
function requireBuild(): void {
  const build = "run `node esbuild.mjs --only=platform` first";
  if (!existsSync(program)) throw new Error(`dist/platform.cjs is missing: ${build}.`);
  const built = statSync(program).mtimeMs;
  const source = path.join(root, "platform", "src");
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".ts") && statSync(path.join(source, name)).mtimeMs > built) {
      throw new Error(`dist/platform.cjs is older than platform/src/${name}: ${build}.`);
    }
  }
}
