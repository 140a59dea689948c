import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../logger.js";
import { holderAddress, listeningAddress } from "./platformOutput.js";

export interface LocalPlatformOptions {
  /** The bundled program. */
  readonly programPath: string;
  readonly dataFolder: string;
  readonly log: Logger;
  /** It runs now, or no longer does. */
  readonly onDidChange: (isRunning: boolean) => void;
  /** The platform that was started here ended without being asked to. */
  readonly onUnexpectedEnd: () => void;
}

export interface RunningPlatform {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  /** False when another window started it, which then also ends it. */
  readonly isOurs: boolean;
}

/** Why the program did not start: its own sentence. */
export class LocalPlatformError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "LocalPlatformError";
  }
}

type PlatformProcess = ChildProcessByStdio<Writable, Readable, Readable>;

const startLimit = 20_000;
const stopLimit = 5_000;

/** The local platform's program as a child of this process: it ends when this process does, however that ends. */
export class LocalPlatform {
  readonly #options: LocalPlatformOptions;
  #child: PlatformProcess | undefined;
  #running: RunningPlatform | undefined;

  constructor(options: LocalPlatformOptions) {
    this.#options = options;
  }

  get running(): RunningPlatform | undefined {
    return this.#running;
  }

  /**
   * Starts the platform, or finds the one that another window has started on the same data.
   * @param key the API key that it is to accept
   * @param preferredPort taken when it is free, so that the address stays what it was
   * @param data `reset`: everything that was kept is forgotten first
   * @throws LocalPlatformError
   */
  async start(
    key: string,
    preferredPort?: number,
    data: "keep" | "reset" = "keep",
  ): Promise<RunningPlatform> {
    if (this.#running?.isOurs === true) return this.#running;
    try {
      this.#running = await this.#launch(key, preferredPort ?? 0, data);
    } catch (error) {
      if (preferredPort === undefined || !(error instanceof LocalPlatformError)) throw error;
      this.#running = await this.#launch(key, 0, data);
    }
    this.#options.onDidChange(true);
    return this.#running;
  }

  /** Ends the platform that was started here. Resolves with false when there is none. */
  async stop(): Promise<boolean> {
    const child = this.#child;
    this.#child = undefined;
    this.#running = undefined;
    this.#options.onDidChange(false);
    if (child === undefined) return false;
    await end(child);
    return true;
  }

  dispose(): void {
    void this.stop();
  }

  async #launch(key: string, port: number, data: "keep" | "reset"): Promise<RunningPlatform> {
    const { programPath, dataFolder, log } = this.#options;
    const reset = data === "reset" ? ["--reset"] : [];
    const args = ["--port", String(port), "--data", dataFolder, ...reset];
    const child = spawn(
      process.execPath,
      [programPath, ...args, "--seed", "--exit-with-stdin", "--json"],
      {
        env: {
          ...process.env,
          ELECTRON_RUN_AS_NODE: "1",
          PRESS_PLATFORM_KEYS: JSON.stringify({ [key]: "local" }),
        },
        stdio: ["pipe", "pipe", "pipe"],
      },
    );
    const outcome = await firstNews(child);
    if (outcome.address !== undefined) {
      this.#adopt(child);
      log.info(`The local platform listens on ${outcome.address}.`);
      return { address: outcome.address, isOurs: true };
    }
    await end(child);
    const holder = holderAddress(outcome.complaint);
    if (holder === undefined) throw new LocalPlatformError(outcome.complaint);
    log.info(`The local platform of another window listens on ${holder}.`);
    return { address: holder, isOurs: false };
  }

  #adopt(child: PlatformProcess): void {
    const { log, onDidChange, onUnexpectedEnd } = this.#options;
    this.#child = child;
    createInterface({ input: child.stderr }).on("line", (line) =>
      log.warn(`Local platform: ${line}`),
    );
    child.once("exit", () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.#running = undefined;
      onDidChange(false);
      onUnexpectedEnd();
    });
  }
}

type News =
  { readonly address: string } | { readonly address?: undefined; readonly complaint: string };

/** Waits until the program listens, ends, or takes too long. */
function firstNews(child: PlatformProcess): Promise<News> {
  return new Promise((resolve) => {
    let complaint = "";
    const fail = (reason: string) => {
      // The program's own complaints are sentences; the output of a crash is not for people.
      const said = complaint
        .trim()
        .split("\n")
        .findLast((line) => /^[A-Z].*\.$/.test(line));
      resolve({ complaint: said ?? reason });
    };
    const timer = setTimeout(
      () => fail(`The local platform did not start within ${startLimit / 1000} s.`),
      startLimit,
    );
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = `${complaint}${text}`.slice(-2_000);
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = listeningAddress(line);
      if (address === undefined) return;
      clearTimeout(timer);
      resolve({ address });
    });
    child.stdin.on("error", () => undefined);
    child.once("error", () => fail("The program of the local platform could not be run."));
    child.once("close", () => {
      clearTimeout(timer);
      fail("The local platform ended before it listened.");
    });
  });
}

/** Asks the program to end by closing its input, and makes it end when it does not. */
async function end(child: PlatformProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.stdin.end();
  const patience = new AbortController();
  const late = sleep(stopLimit, undefined, { signal: patience.signal }).then(
    () => child.kill("SIGKILL"),
    () => false,
  );
  await ended;
  patience.abort();
  await late;
}
