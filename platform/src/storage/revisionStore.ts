import type { Transition } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { readArguments, type Arguments } from "../parameters.js";
import { boolean, integer, json, text, type Database, type Row } from "./database.js";
import { readTransition, transitionColumns } from "./deploymentStore.js";
import { listPage } from "./listPage.js";
import { notesText, readNotes } from "./releaseStore.js";

export interface NewRevision {
  readonly deploymentId: string;
  /** Counts from 1. */
  readonly number: number;
  /** Version of the release that the revision was made from. */
  readonly version: string;
  readonly notes: string | undefined;
  /** The values that were given, without the defaults. */
  readonly arguments: Arguments;
  readonly transition: Transition;
  readonly createdAt: number;
  readonly createdBy: string;
}

export interface StoredRevision extends NewRevision {
  readonly isLatest: boolean;
}

const isLatest = `NOT EXISTS (SELECT 1 FROM revisions later
  WHERE later.deployment_id = v.deployment_id AND later.number > v.number)`;

const columns = `v.deployment_id, v.number, v.version, v.notes, v.arguments, v.during, v.settles_at, v.outcome,
  v.created_at, v.created_by, ${isLatest} AS is_latest`;

/** The same in SQL as `revisionStatusAt`, for filtering. */
const status = `CASE
  WHEN NOT (${isLatest}) THEN 'superseded'
  WHEN d.settles_at > :now AND d.during = 'deleting' THEN 'deleting'
  WHEN v.settles_at > :now THEN v.during
  ELSE v.outcome END`;

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
    this.#database.run(
      `INSERT INTO revisions (deployment_id, number, version, notes, arguments, during, settles_at, outcome,
         created_at, created_by)
       VALUES (:deploymentId, :number, :version, :notes, :arguments, :during, :settlesAt, :outcome,
         :createdAt, :createdBy)`,
      {
        deploymentId: revision.deploymentId,
        number: revision.number,
        version: revision.version,
        notes: notesText(revision.notes),
        arguments: JSON.stringify(revision.arguments),
        ...transitionColumns(revision.transition),
        createdAt: revision.createdAt,
        createdBy: revision.createdBy,
      },
    );
  }

  find(deploymentId: string, number: number): StoredRevision | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM revisions v WHERE v.deployment_id = :deploymentId AND v.number = :number`,
      { deploymentId, number },
    );
    return row === undefined ? undefined : toRevision(row);
  }

  latest(deploymentId: string): StoredRevision | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM revisions v WHERE v.deployment_id = :deploymentId
       ORDER BY v.number DESC LIMIT 1`,
      { deploymentId },
    );
    return row === undefined ? undefined : toRevision(row);
  }

  list(deploymentId: string, now: number, request: ListRequest) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "revisions v JOIN deployments d ON d.id = v.deployment_id",
        columns,
        where: "v.deployment_id = :deploymentId",
        parameters: { deploymentId },
        expressions,
        expressionParameters: { now },
        sequence: "v.sequence",
      },
      request,
    );
    return { revisions: rows.map(toRevision), total };
  }
}

function toRevision(row: Row): StoredRevision {
  return {
    deploymentId: text(row, "deployment_id"),
    number: integer(row, "number"),
    version: text(row, "version"),
    notes: readNotes(row),
    arguments: readArguments(json(row, "arguments")),
    transition: readTransition(row),
    isLatest: boolean(row, "is_latest"),
    createdAt: integer(row, "created_at"),
    createdBy: text(row, "created_by"),
  };
}
