import { gone, type Transition } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { isRecord, type JsonRecord } from "../record.js";
import type { Database, Parameters, Row } from "./database.js";
import { visibleRows } from "./hiddenRows.js";
import { listPage } from "./listPage.js";
import type { Apps } from "./specStore.js";
import { integer, json, optionalText, readInteger, Table, text, type RecordOf } from "./table.js";
import { statusExpression, transitionField } from "./transitionField.js";

const fields = {
  id: text("id"),
  tenant: text("tenant"),
  kind: text("kind"),
  name: text("name"),
  title: text("title"),
  /** As the author wrote it. */
  metadata: json("metadata", (value): JsonRecord => (isRecord(value) ? value : {})),
  specId: text("spec_id"),
  /** Deployment of the app that this one is a part of. */
  parentId: optionalText("parent_id"),
  transition: transitionField,
  createdAt: integer("created_at"),
  createdBy: text("created_by"),
};

export type NewDeployment = RecordOf<typeof fields>;

export interface StoredDeployment extends NewDeployment {
  /** Counts up over all deployments. */
  readonly sequence: number;
}

const deployments = new Table("deployments", fields);
const columns = `d.sequence, ${deployments.columns("d")}`;
const visible = visibleRows("d.id");

const expressions = new Map([
  ["kind", "d.kind"],
  ["status", statusExpression("d")],
  ["name", "d.name"],
  ["title", "d.title"],
  ["summary", "json_extract(d.metadata, '$.summary')"],
  ["description", "json_extract(d.metadata, '$.description')"],
  ["createdAt", "d.created_at"],
  ["createdBy", "d.created_by"],
  [
    "version",
    `(SELECT v.version FROM revisions v WHERE v.deployment_id = d.id ORDER BY v.number DESC LIMIT 1)`,
  ],
]);

/** Which deployments of a tenant are listed. */
export interface DeploymentSelection {
  readonly tenant: string;
  readonly apps: Apps;
  /** Only those of this spec. */
  readonly specId?: string;
}

export class DeploymentStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(deployment: NewDeployment): void {
    deployments.insert(this.#database, deployment);
  }

  update(id: string, changes: Partial<NewDeployment>): void {
    deployments.update(this.#database, id, changes);
  }

  find(id: string, tenant: string): StoredDeployment | undefined {
    return this.#all(`d.id = :id AND d.tenant = :tenant AND ${visible}`, { id, tenant })[0];
  }

  /** The deployment with this id, whoever it belongs to. */
  findAny(id: string): StoredDeployment | undefined {
    return this.#all("d.id = :id", { id })[0];
  }

  /** The deployments that are parts of an app's deployment, in the order of the app. */
  childrenOf(parentId: string): readonly StoredDeployment[] {
    return this.#all("d.parent_id = :parentId ORDER BY d.sequence", { parentId });
  }

  /** Id of the tenant's deployment with this name. */
  idOfName(tenant: string, kind: string, name: string): string | undefined {
    const row = this.#database.get(
      `SELECT id FROM deployments WHERE tenant = :tenant AND kind = :kind AND name = :name`,
      { tenant, kind, name },
    );
    return row === undefined ? undefined : fields.id.read(row);
  }

  /** How many deployments of any tenant a spec has. */
  countOfSpec(specId: string): number {
    const row = this.#database.get(
      `SELECT count(*) AS total FROM deployments WHERE spec_id = :specId`,
      { specId },
    );
    return row === undefined ? 0 : readInteger(row, "total");
  }

  list(selection: DeploymentSelection, now: number, request: ListRequest) {
    const { tenant, apps, specId } = selection;
    const conditions = [
      "d.tenant = :tenant",
      visible,
      ...(apps === "included" ? [] : ["d.kind <> 'app'"]),
      ...(specId === undefined ? [] : ["d.spec_id = :specId"]),
    ];
    const { rows, total } = listPage(
      this.#database,
      {
        from: "deployments d",
        columns,
        where: conditions.join(" AND "),
        parameters: { tenant, ...(specId === undefined ? {} : { specId }) },
        expressions,
        expressionParameters: { now },
        sequence: "d.sequence",
      },
      request,
    );
    return { deployments: rows.map(toDeployment), total };
  }

  /** Removes the deployments whose deletion has run its course, with their revisions. */
  removeGone(now: number): void {
    this.#database.run(`DELETE FROM deployments WHERE outcome = :gone AND settles_at <= :now`, {
      gone,
      now,
    });
  }

  /** When the next deployment changes its status by itself; Infinity when none will. */
  nextSettling(now: number): number {
    const row = this.#database.get(
      `SELECT min(
         (SELECT coalesce(min(settles_at), 9e15) FROM deployments WHERE settles_at > :now),
         (SELECT coalesce(min(via_until), 9e15) FROM deployments WHERE via_until > :now)
       ) AS next`,
      { now },
    );
    return row === undefined ? Infinity : readInteger(row, "next");
  }

  begin(id: string, transition: Transition): void {
    this.update(id, { transition });
  }

  #all(condition: string, parameters: Parameters): readonly StoredDeployment[] {
    return this.#database
      .all(`SELECT ${columns} FROM deployments d WHERE ${condition}`, parameters)
      .map(toDeployment);
  }
}

function toDeployment(row: Row): StoredDeployment {
  return { ...deployments.read(row), sequence: readInteger(row, "sequence") };
}
