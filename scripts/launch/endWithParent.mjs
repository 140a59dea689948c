// Loaded into VS Code's server before its own code (node --import): ends it when the pipe from the process that started
// it breaks. A killed launcher then leaves nothing behind.
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.send === undefined) {
  process.execArgv.length = 0; // what VS Code forks ends with VS Code, and needs none of this
  process.stdin.on("error", () => {}).on("close", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
}
