import { Worker } from "node:worker_threads";

export interface WatchdogOptions {
  /** Process whose end ends this one too. */
  readonly parentProcessId?: number;
  /** Time between two looks. */
  readonly intervalMilliseconds?: number;
  /**
   * How many looks in a row may find the event loop standing still; counted instead of timed so that a computer which
   * was asleep does not look like a stall. On a busy computer the loop also waits for its turn: it counts as stalled
   * only when the process has been computing for half of that time.
   */
  readonly stalledLooks?: number;
}

/**
 * Runs in the worker, as text so that the server stays one file. Ends the whole process with SIGKILL, since the main
 * thread may be the one that no longer listens.
 */
const workerSource = `
const { writeSync } = require("node:fs");
const { workerData } = require("node:worker_threads");
const beat = new Int32Array(workerData.heartbeat);
let last = -1;
let still = 0;
let busySince = process.cpuUsage();
const computed = () => {
  const { user, system } = process.cpuUsage(busySince);
  return (user + system) / 1000;
};
const end = (reason) => {
  try { writeSync(2, "Language server ends itself: " + reason + "\\n"); } catch {}
  process.kill(process.pid, "SIGKILL");
};
const isGone = (processId) => {
  try { process.kill(processId, 0); return false; } catch (error) { return error.code === "ESRCH"; }
};
setInterval(() => {
  const { parentProcessId, stalledLooks, intervalMilliseconds } = workerData;
  if (parentProcessId !== undefined && isGone(parentProcessId)) end("the editor is gone.");
  const now = Atomics.load(beat, 0);
  if (now !== last) busySince = process.cpuUsage();
  still = now === last ? still + 1 : 0;
  last = now;
  const isStalled = still >= stalledLooks && computed() >= stalledLooks * intervalMilliseconds / 2;
  if (stalledLooks > 0 && isStalled) end("it has not answered for too long.");
}, workerData.intervalMilliseconds);
`;

/**
 * Ends this process when its parent is gone or its event loop stands still for more than ten seconds. A timer of the
 * event loop itself could see neither while the loop is busy, hence a thread of its own.
 */
export function startWatchdog(options: WatchdogOptions): void {
  const { parentProcessId, intervalMilliseconds = 1_000, stalledLooks = 10 } = options;
  const heartbeat = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const beat = new Int32Array(heartbeat);
  setInterval(() => Atomics.add(beat, 0, 1), intervalMilliseconds / 2).unref();
  // At a breakpoint the loop stands still on purpose.
  const isDebugged = process.execArgv.some((argument) => argument.startsWith("--inspect"));
  const worker = new Worker(workerSource, {
    eval: true,
    workerData: {
      heartbeat,
      parentProcessId,
      intervalMilliseconds,
      stalledLooks: isDebugged ? 0 : stalledLooks,
    },
    execArgv: [],
  });
  worker.on("error", () => {
    // Without the thread the server still ends with its connection, only later.
  });
  worker.unref();
}
