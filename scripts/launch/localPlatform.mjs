import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { Failure } from "./failure.mjs";
import { end, start } from "./processes.mjs";
import { inProject } from "./root.mjs";

/**
 * Starts the local platform with sample data, on a free port, with a key made for this run. It ends with us: its
 * standard input is a pipe from this process.
 * @param {string} data the folder of its database
 * @returns {Promise<{ address: string, env: Record<string, string>, process: import("node:child_process").ChildProcess, stop(): Promise<void> }>}
 *   env: gives the extension an account there
 */
export async function startLocalPlatform(data) {
  const key = randomBytes(24).toString("hex");
  const args = ["--port", "0", "--data", data, "--seed", "--exit-with-stdin", "--json"];
  const child = start(process.execPath, [inProject("dist/platform.cjs"), ...args], {
    env: { ...process.env, PRESS_PLATFORM_KEYS: JSON.stringify({ [key]: "local" }) },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => (errors = (errors + text).slice(-4_000)));

  /** @type {string} */
  const address = await new Promise((resolve, reject) => {
    const fail = () =>
      reject(
        new Failure(
          "The local platform did not start; run npm run platform to see it alone.",
          errors,
        ),
      );
    const timer = setTimeout(fail, 30_000);
    child.once("exit", fail);
    child.once("error", fail);
    if (child.stdout === null) return;
    // It goes on being read: an unread pipe would block the platform.
    createInterface({ input: child.stdout }).on("line", (line) => {
      const event = parseEvent(line);
      if (event?.event !== "listening" || typeof event.address !== "string") return;
      clearTimeout(timer);
      child.off("exit", fail);
      resolve(event.address);
    });
  }).catch(async (error) => {
    await end(child);
    throw error;
  });

  return {
    address,
    env: { PRESS_BLOCKS_LOCAL_PLATFORM: address, PRESS_BLOCKS_LOCAL_KEY: key },
    process: child,
    stop: () => end(child),
  };
}

/** @param {string} line @returns {{ event?: unknown, address?: unknown } | undefined} */
function parseEvent(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
