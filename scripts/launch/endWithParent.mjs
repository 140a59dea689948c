// Loaded into VS Code's server before its own code (node --import): ends it when the pipe from the process that started
// it breaks. A killed launcher then leaves nothing behind. The processes that VS Code forks inherit the option; they end
// with their own parent.
if (process.send === undefined) {
  process.stdin.on("error", () => {}).on("close", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
}
