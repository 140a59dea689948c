import type { Transition } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { readArguments, type Arguments } from "../parameters.js";
import type { Database, Parameters, Row } from "./database.js";
import { visibleRows } from "./hiddenRows.js";
import { listPage } from "./listPage.js";
import { notes } from "./releaseStore.js";
import { integer, json, readInteger, Table, text, type RecordOf } from "./table.js";
import { statusExpression, transitionField } from "./transitionField.js";

const fields = {
  deploymentId: text("deployment_id"),
  /** Counts from 1. */
  number: integer("number"),
  /** Version of the release that the revision was made from. */
  version: text("version"),
  notes,
  /** The values that were given, without the defaults. */
  arguments: json("arguments", readArguments),
  transition: transitionField,
  createdAt: integer("created_at"),
  createdBy: text("created_by"),
};

export type NewRevision = RecordOf<typeof fields>;

export interface StoredRevision extends NewRevision {
  readonly isLatest: boolean;
}

const revisions = new Table("revisions", fields);

/** Id under which a revision can be kept from sight. */
export function revisionId(deploymentId: string, number: number): string {
  return `${deploymentId}/${number}`;
}

const visible = visibleRows("v.deployment_id || '/' || v.number");
const visibleLater = visibleRows("later.deployment_id || '/' || later.number");

const isLatest = `NOT EXISTS (SELECT 1 FROM revisions later
  WHERE later.deployment_id = v.deployment_id AND later.number > v.number AND ${visibleLater})`;

const columns = `${revisions.columns("v")}, ${isLatest} AS is_latest`;

/** The same in SQL as `revisionStatusAt`, for filtering. */
const status = `CASE
  WHEN NOT (${isLatest}) THEN 'superseded'
  WHEN d.during = 'deleting' THEN ${statusExpression("d")}
  ELSE ${statusExpression("v")} END`;

const expressions = new Map([
  ["status", status],
  ["name", "d.name"],
  ["title", "d.title"],
  ["createdAt", "v.created_at"],
  ["createdBy", "v.created_by"],
]);

export class RevisionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(revision: NewRevision): void {
    revisions.insert(this.#database, revision);
  }

  find(deploymentId: string, number: number): StoredRevision | undefined {
    return this.#all(`v.deployment_id = :deploymentId AND v.number = :number AND ${visible}`, {
      deploymentId,
      number,
    })[0];
  }

  latest(deploymentId: string): StoredRevision | undefined {
    return this.#all(
      `v.deployment_id = :deploymentId AND ${visible} ORDER BY v.number DESC LIMIT 1`,
      { deploymentId },
    )[0];
  }

  /** The newest revision of each deployment, by the deployment's id. */
  latestOf(deploymentIds: readonly string[]): ReadonlyMap<string, StoredRevision> {
    const rows = this.#database.all(
      `SELECT ${revisions.columns("v")}, 1 AS is_latest
       FROM json_each(:ids) ids JOIN revisions v ON v.sequence =
         (SELECT max(v.sequence) FROM revisions v WHERE v.deployment_id = ids.value AND ${visible})`,
      { ids: JSON.stringify(deploymentIds) },
    );
    return new Map(rows.map(toRevision).map((found) => [found.deploymentId, found]));
  }

  /** The greatest number that a revision of the deployment has, whether readers see it yet or not; 0 without any. */
  lastNumber(deploymentId: string): number {
    const row = this.#database.get(
      `SELECT coalesce(max(number), 0) AS number FROM revisions WHERE deployment_id = :deploymentId`,
      { deploymentId },
    );
    return row === undefined ? 0 : fields.number.read(row);
  }

  /** Puts the newest revision on a new course. */
  begin(deploymentId: string, transition: Transition): void {
    const [during, settlesAt, via, viaUntil, outcome] = transitionField.write(transition);
    this.#database.run(
      `UPDATE revisions SET during = :during, settles_at = :settlesAt, via = :via, via_until = :viaUntil,
         outcome = :outcome
       WHERE sequence = (SELECT max(sequence) FROM revisions WHERE deployment_id = :deploymentId)`,
      {
        deploymentId,
        during: during ?? null,
        settlesAt: settlesAt ?? null,
        via: via ?? null,
        viaUntil: viaUntil ?? null,
        outcome: outcome ?? null,
      },
    );
  }

  /** Replaces the values of a revision. */
  setArguments(deploymentId: string, number: number, values: Arguments): void {
    this.#database.run(
      `UPDATE revisions SET arguments = :values WHERE deployment_id = :deploymentId AND number = :number`,
      { deploymentId, number, values: JSON.stringify(values) },
    );
  }

  list(deploymentId: string, now: number, request: ListRequest) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "revisions v JOIN deployments d ON d.id = v.deployment_id",
        columns,
        where: `v.deployment_id = :deploymentId AND ${visible}`,
        parameters: { deploymentId },
        expressions,
        expressionParameters: { now },
        sequence: "v.sequence",
      },
      request,
    );
    return { revisions: rows.map(toRevision), total };
  }

  #all(condition: string, parameters: Parameters): readonly StoredRevision[] {
    return this.#database
      .all(`SELECT ${columns} FROM revisions v WHERE ${condition}`, parameters)
      .map(toRevision);
  }
}

function toRevision(row: Row): StoredRevision {
  return { ...revisions.read(row), isLatest: readInteger(row, "is_latest") !== 0 };
}
