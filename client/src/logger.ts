import { redact } from "./api/redact.js";

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  /** `error` is written with its stack and causes. */
  error(message: string, error?: unknown): void;
}

/** Where log lines end up, such as an editor's output channel. */
export interface LogSink {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Takes the known keys, and whatever looks like one, out of every line at the last moment before it is written. */
export function createLogger(sink: LogSink, knownKeys: () => Iterable<string>): Logger {
  const clean = (text: string) => redact(text, knownKeys());
  return {
    info: (message) => sink.info(clean(message)),
    warn: (message) => sink.warn(clean(message)),
    error: (message, error) =>
      sink.error(clean(error === undefined ? message : `${message}\n${describe(error)}`)),
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${describe(error.cause)}`;
}
