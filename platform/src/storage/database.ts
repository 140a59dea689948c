import sqlite, { type JSValue, type SQLiteValue, type Statement } from "node-sqlite3-wasm";

export type Row = Readonly<Record<string, SQLiteValue>>;
/** Values of the named parameters (`:name`) of a statement, keyed without the colon. */
export type Parameters = Readonly<Record<string, JSValue>>;

/** Preparing a statement takes ten times as long as running it. Filters and sorts make many, so the oldest must go. */
const maxStatements = 200;

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
  /** Prepared statements by their text, the least recently used first. */
  readonly #statements = new Map<string, Statement>();
  #changeCount = 0;
  #afterCommit: (() => void)[] = [];

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

  /** Counts the statements that have changed something. */
  get changeCount(): number {
    return this.#changeCount;
  }

  exec(sql: string): void {
    this.#changeCount += 1;
    this.#connection.exec(sql);
  }

  run(sql: string, parameters: Parameters = {}): { readonly changes: number } {
    const result = this.#prepare(sql).run(named(parameters));
    if (result.changes > 0) this.#changeCount += 1;
    return result;
  }

  all(sql: string, parameters: Parameters = {}): readonly Row[] {
    return this.#prepare(sql).all(named(parameters)).map(flatRow);
  }

  get(sql: string, parameters: Parameters = {}): Row | undefined {
    const row = this.#prepare(sql).get(named(parameters));
    return row === null ? undefined : flatRow(row);
  }

  /**
   * Runs the work as one transaction that is on disk when this returns, or undone when it throws. Within another
   * transaction it becomes part of that.
   */
  transact<Result>(work: () => Result): Result {
    if (this.#isInTransaction()) return work();
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#connection.exec("COMMIT");
      for (const next of this.#afterCommit) next();
      return result;
    } catch (error) {
      if (this.#isInTransaction()) this.#connection.exec("ROLLBACK");
      throw error;
    } finally {
      this.#afterCommit = [];
    }
  }

  /** Does what must not happen before the transaction is on disk, such as removing files that it has freed. */
  afterCommit(work: () => void): void {
    if (this.#isInTransaction()) this.#afterCommit.push(work);
    else work();
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    this.#connection.close();
  }

  #isInTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  #prepare(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#connection.prepare(sql);
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements;
    if (this.#statements.size > maxStatements && oldest !== undefined) {
      this.#statements.delete(oldest[0]);
      oldest[1].finalize();
    }
    return statement;
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
