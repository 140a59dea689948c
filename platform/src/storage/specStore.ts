import type { ListRequest } from "../listRequest.js";
import { isRecord, type JsonRecord } from "../record.js";
import type { Database } from "./database.js";
import { visibleRows } from "./hiddenRows.js";
import { listPage } from "./listPage.js";
import { flag, integer, json, Table, text, type RecordOf } from "./table.js";

const fields = {
  id: text("id"),
  tenant: text("tenant"),
  kind: text("kind"),
  name: text("name"),
  title: text("title"),
  /** As the author wrote it. */
  metadata: json("metadata", (value): JsonRecord => (isRecord(value) ? value : {})),
  status: text("status"),
  scope: text("scope"),
  featured: flag("featured"),
  createdAt: integer("created_at"),
  createdBy: text("created_by"),
};

export type StoredSpec = RecordOf<typeof fields>;

export interface NewSpec extends StoredSpec {
  /** Tenants a spec of scope `shared` is shared with. */
  readonly tenants: readonly string[];
}

const specs = new Table("specs", fields);
const columns = specs.columns("s");

/** What the tenant may see: its own specs, public ones, and those shared with it. */
const visible = `(s.tenant = :tenant OR s.scope = 'public' OR (s.scope = 'shared' AND EXISTS
  (SELECT 1 FROM spec_tenants t WHERE t.spec_id = s.id AND t.tenant = :tenant)))
  AND ${visibleRows("s.id")}`;

const expressions = new Map([
  ["kind", "s.kind"],
  ["status", "s.status"],
  ["scope", "s.scope"],
  ["featured", "s.featured"],
  ["name", "s.name"],
  ["title", "s.title"],
  ["summary", "json_extract(s.metadata, '$.summary')"],
  ["description", "json_extract(s.metadata, '$.description')"],
  ["createdAt", "s.created_at"],
  ["createdBy", "s.created_by"],
]);

export class SpecStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert({ tenants, ...spec }: NewSpec): void {
    specs.insert(this.#database, spec);
    this.#share(spec.id, tenants);
  }

  /** @param changes `tenants` replace the ones before */
  update(id: string, { tenants, ...changes }: Partial<NewSpec>): void {
    specs.update(this.#database, id, changes);
    if (tenants === undefined) return;
    this.#database.run(`DELETE FROM spec_tenants WHERE spec_id = :id`, { id });
    this.#share(id, tenants);
  }

  /** The spec with this id, if the tenant may see it. */
  find(id: string, tenant: string): StoredSpec | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM specs s WHERE s.id = :id AND ${visible}`,
      { id, tenant },
    );
    return row === undefined ? undefined : specs.read(row);
  }

  /** Id of the tenant's spec with this name. */
  idOfName(tenant: string, kind: string, name: string): string | undefined {
    const row = this.#database.get(
      `SELECT id FROM specs WHERE tenant = :tenant AND kind = :kind AND name = :name`,
      { tenant, kind, name },
    );
    return row === undefined ? undefined : fields.id.read(row);
  }

  /** Tenants that the spec is shared with. */
  tenantsOf(id: string): readonly string[] {
    const rows = this.#database.all(
      `SELECT tenant FROM spec_tenants WHERE spec_id = :id ORDER BY tenant`,
      { id },
    );
    return rows.map((row) => fields.tenant.read(row));
  }

  isEmpty(): boolean {
    return this.#database.get(`SELECT 1 FROM specs LIMIT 1`) === undefined;
  }

  /** @param scope whether apps are listed with the blocks */
  list(tenant: string, { apps, request }: { readonly apps: Apps; readonly request: ListRequest }) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "specs s",
        columns,
        where: apps === "included" ? visible : `s.kind <> 'app' AND ${visible}`,
        parameters: { tenant },
        expressions,
        sequence: "s.sequence",
      },
      request,
    );
    return { specs: rows.map((row) => specs.read(row)), total };
  }

  /** Deletes the spec and its releases. */
  delete(id: string): void {
    this.#database.run(`DELETE FROM specs WHERE id = :id`, { id });
  }

  #share(id: string, tenants: readonly string[]): void {
    for (const tenant of new Set(tenants)) {
      this.#database.run(`INSERT INTO spec_tenants (spec_id, tenant) VALUES (:id, :tenant)`, {
        id,
        tenant,
      });
    }
  }
}

/** Whether apps are among the blocks that are listed. */
export type Apps = "included" | "left out";
