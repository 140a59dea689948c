import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

const watchdog = fileURLToPath(new URL("../../server/src/watchdog.ts", import.meta.url));
const processes: ChildProcess[] = [];
let bundle = "";

beforeAll(async () => {
  const result = await build({
    entryPoints: [watchdog],
    bundle: true,
    platform: "node",
    format: "iife",
    globalName: "watched",
    write: false,
  });
  bundle = result.outputFiles[0]?.text ?? "";
});

afterEach(() => {
  for (const child of processes.splice(0)) child.kill("SIGKILL");
});

/** A process that has a watchdog and then does `work`. */
function watchedProcess(options: object, work: string): ChildProcess {
  const script = `${bundle}; watched.startWatchdog(${JSON.stringify(options)}); ${work}`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "pipe"] });
  processes.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<{ signal: unknown; stderr: string }> {
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [, signal] = (await once(child, "close")) as [unknown, unknown];
  return { signal, stderr };
}

describe("the watchdog", () => {
  it("ends a process whose event loop stands still", async () => {
    const child = watchedProcess(
      { intervalMilliseconds: 50, stalledLooks: 4 },
      "setTimeout(() => { for (;;); }, 20);",
    );
    const { signal, stderr } = await end(child);
    expect(signal).toBe("SIGKILL");
    expect(stderr).toContain("it has not answered for too long");
  });

  it("ends a process that is busy in a loop when its parent is gone", async () => {
    const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    processes.push(parent);
    const child = watchedProcess(
      { intervalMilliseconds: 50, stalledLooks: 1_000, parentProcessId: parent.pid },
      "setTimeout(() => { process.stdout.write('busy', () => { for (;;); }); }, 20);",
    );
    await once(child.stdout ?? child, "data");
    parent.kill("SIGKILL");
    const { signal, stderr } = await end(child);
    expect(signal).toBe("SIGKILL");
    expect(stderr).toContain("the editor is gone");
  });

  it("leaves a process alone that only has much to do, and lets it end by itself", async () => {
    const work = `
      let turns = 0;
      const turn = () => {
        const until = Date.now() + 60;
        while (Date.now() < until);
        if (++turns < 10) setTimeout(turn, 0);
      };
      turn();`;
    const child = watchedProcess({ intervalMilliseconds: 50, stalledLooks: 40 }, work);
    expect(await end(child)).toEqual({ signal: null, stderr: "" });
  });
});
