import type { ListRequest } from "../listRequest.js";
import { boolean, integer, json, optionalText, text, type Database, type Row } from "./database.js";
import { listPage } from "./listPage.js";

export interface StoredRelease {
  readonly id: string;
  readonly specId: string;
  /** Semantic version. */
  readonly version: string;
  readonly notes: string | undefined;
  readonly config: unknown;
  /** The declared parameters, as the author wrote them. */
  readonly parameters: unknown;
  readonly autoRunOnDeploy: boolean;
  /** SHA-256 of the artifact, in hexadecimal digits. */
  readonly artifact: string | undefined;
  readonly createdAt: number;
  readonly createdBy: string;
}

const columns = `r.id, r.spec_id, r.version, r.notes, r.config, r.parameters, r.auto_run, r.artifact,
  r.created_at, r.created_by`;

export class ReleaseStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(release: StoredRelease): void {
    this.#database.run(
      `INSERT INTO releases
         (id, spec_id, version, notes, config, parameters, auto_run, artifact, created_at, created_by)
       VALUES
         (:id, :specId, :version, :notes, :config, :parameters, :autoRun, :artifact, :createdAt, :createdBy)`,
      {
        id: release.id,
        specId: release.specId,
        version: release.version,
        notes: notesText(release.notes),
        config: JSON.stringify(release.config),
        parameters: JSON.stringify(release.parameters),
        autoRun: release.autoRunOnDeploy ? 1 : 0,
        artifact: release.artifact ?? null,
        createdAt: release.createdAt,
        createdBy: release.createdBy,
      },
    );
  }

  find(specId: string, version: string): StoredRelease | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM releases r WHERE r.spec_id = :specId AND r.version = :version`,
      { specId, version },
    );
    return row === undefined ? undefined : toRelease(row);
  }

  /** The newest release, which has the greatest version. */
  latest(specId: string): StoredRelease | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM releases r WHERE r.spec_id = :specId ORDER BY r.sequence DESC LIMIT 1`,
      { specId },
    );
    return row === undefined ? undefined : toRelease(row);
  }

  list(specId: string, request: ListRequest) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "releases r",
        columns,
        where: "r.spec_id = :specId",
        parameters: { specId },
        expressions: new Map([
          ["createdAt", "r.created_at"],
          ["createdBy", "r.created_by"],
        ]),
        sequence: "r.sequence",
      },
      request,
    );
    return { releases: rows.map(toRelease), total };
  }

  /** Digests of all artifacts that a release refers to. */
  artifacts(): ReadonlySet<string> {
    const rows = this.#database.all(
      `SELECT DISTINCT artifact FROM releases WHERE artifact IS NOT NULL`,
    );
    return new Set(rows.map((row) => text(row, "artifact")));
  }
}

/** Notes are kept as JSON text, which has no NUL character: a bound text would end at one. */
export function notesText(notes: string | undefined): string | null {
  return notes === undefined ? null : JSON.stringify(notes);
}

export function readNotes(row: Row): string | undefined {
  if (optionalText(row, "notes") === undefined) return undefined;
  const notes = json(row, "notes");
  return typeof notes === "string" ? notes : undefined;
}

function toRelease(row: Row): StoredRelease {
  return {
    id: text(row, "id"),
    specId: text(row, "spec_id"),
    version: text(row, "version"),
    notes: readNotes(row),
    config: json(row, "config"),
    parameters: json(row, "parameters"),
    autoRunOnDeploy: boolean(row, "auto_run"),
    artifact: optionalText(row, "artifact"),
    createdAt: integer(row, "created_at"),
    createdBy: text(row, "created_by"),
  };
}
