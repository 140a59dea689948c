import type { Database } from "./database.js";

/** SQL that leaves out rows which are stored but not to be seen yet; `idExpression` is the id of such a row. */
export function visibleRows(idExpression: string): string {
  return `NOT EXISTS (SELECT 1 FROM hidden_rows h WHERE h.id = ${idExpression})`;
}

/** Rows that readers do not see yet, as with a platform whose copies of the data lag behind. Forgotten at the end. */
export class HiddenRows {
  readonly #database: Database;
  #nextShowing = Infinity;

  constructor(database: Database) {
    this.#database = database;
    database.exec(
      `CREATE TEMP TABLE hidden_rows (id TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID`,
    );
  }

  /** @param until milliseconds since 1970 */
  hide(id: string, until: number): void {
    this.#database.run(`INSERT OR REPLACE INTO hidden_rows (id, until) VALUES (:id, :until)`, {
      id,
      until,
    });
    this.#nextShowing = Math.min(this.#nextShowing, until);
  }

  /** When the first of them is to be seen; Infinity when there are none. */
  get nextShowing(): number {
    return this.#nextShowing;
  }

  showDue(now: number): void {
    if (now < this.#nextShowing) return;
    this.#database.run(`DELETE FROM hidden_rows WHERE until <= :now`, { now });
    const row = this.#database.get(`SELECT min(until) AS until FROM hidden_rows`);
    const until = row?.["until"];
    this.#nextShowing = typeof until === "number" ? until : Infinity;
  }
}
