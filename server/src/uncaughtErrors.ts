/** Errors in one of these codes mean that the other end of the connection is gone. */
const connectionLost = new Set([
  "EPIPE",
  "ECONNRESET",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
  "ERR_IPC_CHANNEL_CLOSED",
]);

const window = { errors: 5, milliseconds: 60_000 };

/**
 * Keeps the process alive after an error that nobody caught. That is safe because no state is changed in place: a
 * document is replaced as a whole, and everything else is derived from it. The process ends with code 1 when its
 * connection is lost, or when errors come so often that a fresh start is better.
 */
export function surviveUncaughtErrors(log: (message: string) => void): void {
  let recent: number[] = [];
  const survive = (error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (typeof code === "string" && connectionLost.has(code)) process.exit(1);
    const now = Date.now();
    recent = [...recent.filter((time) => now - time < window.milliseconds), now];
    log(`Uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (recent.length > window.errors) process.exit(1);
  };
  process.on("uncaughtException", survive);
  process.on("unhandledRejection", survive);
}
