import type { ListRequest } from "../listRequest.js";
import type { Database } from "./database.js";
import { visibleRows } from "./hiddenRows.js";
import { listPage } from "./listPage.js";
import {
  flag,
  integer,
  json,
  optionalText,
  readText,
  Table,
  text,
  type RecordOf,
} from "./table.js";

/** Notes are kept as JSON, which has no NUL character. */
export const notes = json("notes", (value) => (typeof value === "string" ? value : undefined));

const fields = {
  id: text("id"),
  specId: text("spec_id"),
  /** Semantic version. */
  version: text("version"),
  notes,
  config: json("config", (value) => value),
  /** The declared parameters, as the author wrote them. */
  parameters: json("parameters", (value) => value),
  autoRunOnDeploy: flag("auto_run"),
  /** SHA-256 of the artifact, in hexadecimal digits. */
  artifact: optionalText("artifact"),
  createdAt: integer("created_at"),
  createdBy: text("created_by"),
};

export type StoredRelease = RecordOf<typeof fields>;

const summaryFields = ["id", "specId", "version", "notes", "createdAt", "createdBy"] as const;

/** A release without what it contains, which may be large. */
export type StoredReleaseSummary = Pick<StoredRelease, (typeof summaryFields)[number]>;

const releases = new Table("releases", fields);
const columns = releases.columns("r");
const summaryColumns = releases.columns("r", summaryFields);
const visible = visibleRows("r.id");

export class ReleaseStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(release: StoredRelease): void {
    releases.insert(this.#database, release);
  }

  find(specId: string, version: string): StoredRelease | undefined {
    return this.#one(`r.spec_id = :specId AND r.version = :version AND ${visible}`, {
      specId,
      version,
    });
  }

  /** The newest release, which has the greatest version. */
  latest(specId: string): StoredRelease | undefined {
    return this.#one(`r.spec_id = :specId AND ${visible} ORDER BY r.sequence DESC LIMIT 1`, {
      specId,
    });
  }

  /** The release with this version, or else the newest one, whether readers see them yet or not. */
  standing(specId: string, version: string): StoredRelease | undefined {
    return this.#one(
      `r.spec_id = :specId ORDER BY r.version = :version DESC, r.sequence DESC LIMIT 1`,
      { specId, version },
    );
  }

  /** The newest release of each spec, by the spec's id. */
  latestOf(specIds: readonly string[]): ReadonlyMap<string, StoredReleaseSummary> {
    const rows = this.#database.all(
      `SELECT ${summaryColumns} FROM json_each(:specIds) ids JOIN releases r ON r.sequence =
         (SELECT max(r.sequence) FROM releases r WHERE r.spec_id = ids.value AND ${visible})`,
      { specIds: JSON.stringify(specIds) },
    );
    return new Map(
      rows.map((row) => releases.read(row, summaryFields)).map((found) => [found.specId, found]),
    );
  }

  list(specId: string, request: ListRequest) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "releases r",
        columns: summaryColumns,
        where: `r.spec_id = :specId AND ${visible}`,
        parameters: { specId },
        expressions: new Map([
          ["createdAt", "r.created_at"],
          ["createdBy", "r.created_by"],
        ]),
        sequence: "r.sequence",
      },
      request,
    );
    return { releases: rows.map((row) => releases.read(row, summaryFields)), total };
  }

  /** Digests of all artifacts that a release refers to. */
  artifacts(): ReadonlySet<string> {
    const rows = this.#database.all(
      `SELECT DISTINCT artifact FROM releases WHERE artifact IS NOT NULL`,
    );
    return new Set(rows.map((row) => readText(row, "artifact")));
  }

  #one(condition: string, parameters: Readonly<Record<string, string>>): StoredRelease | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM releases r WHERE ${condition}`,
      parameters,
    );
    return row === undefined ? undefined : releases.read(row);
  }
}
