import type { Database } from "./database.js";
import { readInteger, readText } from "./table.js";

/** One entry per change of the tables, in order; `user_version` counts how many a file has seen. */
const migrations = [
  `
  CREATE TABLE specs (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    tenant     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    title      TEXT NOT NULL,
    metadata   TEXT NOT NULL,
    status     TEXT NOT NULL,
    scope      TEXT NOT NULL,
    featured   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (tenant, kind, name)
  ) STRICT;

  CREATE TABLE spec_tenants (
    spec_id TEXT NOT NULL REFERENCES specs (id) ON DELETE CASCADE,
    tenant  TEXT NOT NULL,
    PRIMARY KEY (spec_id, tenant)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE releases (
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    spec_id     TEXT NOT NULL REFERENCES specs (id) ON DELETE CASCADE,
    version     TEXT NOT NULL,
    notes       TEXT,
    config      TEXT NOT NULL,
    parameters  TEXT NOT NULL,
    auto_run    INTEGER NOT NULL,
    artifact    TEXT,
    created_at  INTEGER NOT NULL,
    created_by  TEXT NOT NULL,
    UNIQUE (spec_id, version)
  ) STRICT;
  CREATE INDEX releases_artifact ON releases (artifact);

  CREATE TABLE deployments (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    tenant     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    title      TEXT NOT NULL,
    metadata   TEXT NOT NULL,
    spec_id    TEXT NOT NULL REFERENCES specs (id),
    during     TEXT NOT NULL,
    settles_at INTEGER NOT NULL,
    outcome    TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (tenant, kind, name)
  ) STRICT;
  CREATE INDEX deployments_spec ON deployments (spec_id);
  CREATE INDEX deployments_outcome ON deployments (outcome, settles_at);

  CREATE TABLE revisions (
    sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
    deployment_id TEXT NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    version       TEXT NOT NULL,
    notes         TEXT,
    arguments     TEXT NOT NULL,
    during        TEXT NOT NULL,
    settles_at    INTEGER NOT NULL,
    outcome       TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    created_by    TEXT NOT NULL,
    UNIQUE (deployment_id, number)
  ) STRICT;

  CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE deployments ADD COLUMN parent_id TEXT REFERENCES deployments (id) ON DELETE CASCADE;
  ALTER TABLE deployments ADD COLUMN via TEXT;
  ALTER TABLE deployments ADD COLUMN via_until INTEGER;
  CREATE INDEX deployments_settling ON deployments (settles_at);
  CREATE INDEX deployments_via ON deployments (via_until) WHERE via_until IS NOT NULL;
  CREATE INDEX deployments_parent ON deployments (parent_id);
  ALTER TABLE revisions ADD COLUMN via TEXT;
  ALTER TABLE revisions ADD COLUMN via_until INTEGER;

  CREATE TABLE answers (
    tenant      TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status      INTEGER NOT NULL,
    body        TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_age ON answers (created_at);
  `,
] as const;

/**
 * Brings the tables of a new or older file up to date.
 * @throws when the file was written by a newer platform
 */
export function prepareTables(database: Database): void {
  const row = database.get("PRAGMA user_version");
  const version = row === undefined ? 0 : readInteger(row, "user_version");
  if (version > migrations.length) {
    throw new Error("it was written by a newer version of the platform");
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue;
    database.transact(() => {
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

/** By how many milliseconds the clock was advanced in all runs on this data. */
export function readClockAhead(database: Database): number {
  const row = database.get("SELECT value FROM settings WHERE name = 'clockAhead'");
  return row === undefined ? 0 : Number(readText(row, "value"));
}

export function writeClockAhead(database: Database, milliseconds: number): void {
  database.run(
    `INSERT INTO settings (name, value) VALUES ('clockAhead', :value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { value: String(milliseconds) },
  );
}
