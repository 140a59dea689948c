import type { Database } from "./database.js";
import { integer, Table, text, type RecordOf } from "./table.js";

const fields = {
  tenant: text("tenant"),
  /** The caller's name for the request. */
  key: text("key"),
  /** Digest of what was asked. */
  fingerprint: text("fingerprint"),
  status: integer("status"),
  body: text("body"),
  createdAt: integer("created_at"),
};

export type StoredAnswer = RecordOf<typeof fields>;

const answers = new Table("answers", fields);

/** The answers to requests that may be sent again under the same name. */
export class AnswerStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(answer: StoredAnswer): void {
    answers.insert(this.#database, answer);
  }

  find(tenant: string, key: string): StoredAnswer | undefined {
    const row = this.#database.get(
      `SELECT ${answers.columns("a")} FROM answers a WHERE a.tenant = :tenant AND a.key = :key`,
      { tenant, key },
    );
    return row === undefined ? undefined : answers.read(row);
  }

  removeOlderThan(time: number): void {
    this.#database.run(`DELETE FROM answers WHERE created_at < :time`, { time });
  }
}
