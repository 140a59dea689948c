import type { ListRequest } from "../listRequest.js";
import type { JsonRecord } from "../record.js";
import { isRecord } from "../record.js";
import { boolean, integer, json, optionalText, text, type Database, type Row } from "./database.js";
import { listPage } from "./listPage.js";

export interface NewSpec {
  readonly id: string;
  readonly tenant: string;
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  /** As the author wrote it. */
  readonly metadata: JsonRecord;
  readonly status: string;
  readonly scope: string;
  /** Tenants a spec of scope `shared` is shared with. */
  readonly tenants: readonly string[];
  readonly featured: boolean;
  readonly createdAt: number;
  readonly createdBy: string;
}

export type StoredSpec = Omit<NewSpec, "tenants" | "title">;

/** What the tenant may see: its own specs, public ones, and those shared with it. */
const visible = `(s.tenant = :tenant OR s.scope = 'public' OR (s.scope = 'shared' AND EXISTS
  (SELECT 1 FROM spec_tenants t WHERE t.spec_id = s.id AND t.tenant = :tenant)))`;

const columns = `s.id, s.tenant, s.kind, s.name, s.metadata, s.status, s.scope, s.featured, s.created_at, s.created_by`;

const expressions = new Map([
  ["kind", "s.kind"],
  ["status", "s.status"],
  ["scope", "s.scope"],
  ["featured", "s.featured"],
  ["name", "s.name"],
  ["title", "s.title"],
  ["createdAt", "s.created_at"],
  ["createdBy", "s.created_by"],
]);

export class SpecStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(spec: NewSpec): void {
    this.#database.run(
      `INSERT INTO specs
         (id, tenant, kind, name, title, metadata, status, scope, featured, created_at, created_by)
       VALUES
         (:id, :tenant, :kind, :name, :title, :metadata, :status, :scope, :featured, :createdAt, :createdBy)`,
      {
        id: spec.id,
        tenant: spec.tenant,
        kind: spec.kind,
        name: spec.name,
        title: spec.title,
        metadata: JSON.stringify(spec.metadata),
        status: spec.status,
        scope: spec.scope,
        featured: spec.featured ? 1 : 0,
        createdAt: spec.createdAt,
        createdBy: spec.createdBy,
      },
    );
    for (const tenant of new Set(spec.tenants)) {
      this.#database.run(`INSERT INTO spec_tenants (spec_id, tenant) VALUES (:id, :tenant)`, {
        id: spec.id,
        tenant,
      });
    }
  }

  /** The spec with this id, if the tenant may see it. */
  find(id: string, tenant: string): StoredSpec | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM specs s WHERE s.id = :id AND ${visible}`,
      { id, tenant },
    );
    return row === undefined ? undefined : toSpec(row);
  }

  hasName(tenant: string, kind: string, name: string): boolean {
    return (
      this.#database.get(
        `SELECT 1 FROM specs WHERE tenant = :tenant AND kind = :kind AND name = :name`,
        { tenant, kind, name },
      ) !== undefined
    );
  }

  isEmpty(): boolean {
    return this.#database.get(`SELECT 1 FROM specs LIMIT 1`) === undefined;
  }

  list(tenant: string, request: ListRequest) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "specs s",
        columns,
        where: visible,
        parameters: { tenant },
        expressions,
        sequence: "s.sequence",
      },
      request,
    );
    return { specs: rows.map(toSpec), total };
  }

  /** Deletes the spec and its releases. */
  delete(id: string): void {
    this.#database.run(`DELETE FROM specs WHERE id = :id`, { id });
  }
}

function toSpec(row: Row): StoredSpec {
  const metadata = json(row, "metadata");
  return {
    id: text(row, "id"),
    tenant: text(row, "tenant"),
    kind: text(row, "kind"),
    name: text(row, "name"),
    metadata: isRecord(metadata) ? metadata : {},
    status: text(row, "status"),
    scope: text(row, "scope"),
    featured: boolean(row, "featured"),
    createdAt: integer(row, "created_at"),
    createdBy: optionalText(row, "created_by") ?? "",
  };
}
