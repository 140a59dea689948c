import sqlite, { type JSValue, type SQLiteValue } from "node-sqlite3-wasm";

export type Row = Readonly<Record<string, SQLiteValue>>;
/** Values of the named parameters (`:name`) of a statement, keyed without the colon. */
export type Parameters = Readonly<Record<string, JSValue>>;

/**
 * The platform's one SQLite file.
 *
 * It runs in write-ahead mode with an exclusive lock, and that is not a matter of taste: the driver's lock makes SQLite
 * believe that a rollback journal left by a killed process is still in use, so that the half-written pages would be
 * kept. In write-ahead mode an unfinished commit is recognised by its checksums instead, and with the exclusive lock no
 * shared memory is needed, which this build lacks. `synchronous = FULL` syncs each commit before it is acknowledged.
 */
export class Database {
  readonly #connection: sqlite.Database;

  /** @throws when the file is no database or cannot be written */
  constructor(filePath: string) {
    this.#connection = new sqlite.Database(filePath);
    try {
      this.#connection.exec("PRAGMA locking_mode = EXCLUSIVE");
      this.#connection.exec("PRAGMA journal_mode = WAL");
      this.#connection.exec("PRAGMA synchronous = FULL");
      this.#connection.exec("PRAGMA foreign_keys = ON");
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  run(sql: string, parameters: Parameters = {}): { readonly changes: number } {
    return this.#connection.run(sql, named(parameters));
  }

  all(sql: string, parameters: Parameters = {}): readonly Row[] {
    return this.#connection.all(sql, named(parameters)).map(flatRow);
  }

  get(sql: string, parameters: Parameters = {}): Row | undefined {
    const row = this.#connection.get(sql, named(parameters));
    return row === null ? undefined : flatRow(row);
  }

  /** Runs the work as one transaction that is on disk when this returns, or undone when it throws. */
  transact<Result>(work: () => Result): Result {
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#connection.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      throw error;
    }
  }

  close(): void {
    this.#connection.close();
  }
}

/** @throws when a text holds NUL, where the driver would cut it off: such texts are refused, or stored as JSON */
function named(parameters: Parameters): Record<string, JSValue> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (typeof value === "string" && value.includes("\0")) {
        throw new TypeError(`The value of :${name} holds a NUL character.`);
      }
      return [`:${name}`, value];
    }),
  );
}

function flatRow(row: Readonly<Record<string, unknown>>): Row {
  return row as Row;
}

/** @throws when the column is missing or no text: a mistake in a statement, never in data */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Column ${column} is no text.`);
  return value;
}

export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** @throws when the column is missing or no number: a mistake in a statement, never in data */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`Column ${column} is no number.`);
  return value;
}

export function boolean(row: Row, column: string): boolean {
  return integer(row, column) !== 0;
}

export function json(row: Row, column: string): unknown {
  return JSON.parse(text(row, column)) as unknown;
}
