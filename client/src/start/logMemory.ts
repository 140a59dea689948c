import type { LogSink } from "../logger.js";

/** How many lines are kept. */
const kept = 200;

/** Passes lines on, and keeps the last ones for a report. */
export class LogMemory implements LogSink {
  readonly #sink: LogSink;
  readonly #lines: string[] = [];

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  /** Oldest first. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  info(message: string): void {
    this.#keep("info", message);
    this.#sink.info(message);
  }

  warn(message: string): void {
    this.#keep("warn", message);
    this.#sink.warn(message);
  }

  error(message: string): void {
    this.#keep("error", message);
    this.#sink.error(message);
  }

  #keep(level: string, message: string): void {
    this.#lines.push(`${new Date().toISOString()} [${level}] ${message}`);
    if (this.#lines.length > kept) this.#lines.shift();
  }
}
