import { gone, type Transition } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { isRecord, type JsonRecord } from "../record.js";
import { integer, json, text, type Database, type Row } from "./database.js";
import { listPage } from "./listPage.js";

export interface StoredDeployment {
  readonly id: string;
  readonly tenant: string;
  readonly kind: string;
  readonly name: string;
  /** As the author wrote it. */
  readonly metadata: JsonRecord;
  readonly specId: string;
  readonly transition: Transition;
  readonly createdAt: number;
  readonly createdBy: string;
}

export interface NewDeployment extends StoredDeployment {
  readonly title: string;
}

const columns = `d.id, d.tenant, d.kind, d.name, d.metadata, d.spec_id, d.during, d.settles_at, d.outcome,
  d.created_at, d.created_by`;

const expressions = new Map([
  ["kind", "d.kind"],
  ["status", "CASE WHEN d.settles_at > :now THEN d.during ELSE d.outcome END"],
  ["name", "d.name"],
  ["title", "d.title"],
  ["createdAt", "d.created_at"],
  ["createdBy", "d.created_by"],
]);

export class DeploymentStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(deployment: NewDeployment): void {
    this.#database.run(
      `INSERT INTO deployments (id, tenant, kind, name, title, metadata, spec_id, during, settles_at, outcome,
         created_at, created_by)
       VALUES (:id, :tenant, :kind, :name, :title, :metadata, :specId, :during, :settlesAt, :outcome,
         :createdAt, :createdBy)`,
      {
        id: deployment.id,
        tenant: deployment.tenant,
        kind: deployment.kind,
        name: deployment.name,
        title: deployment.title,
        metadata: JSON.stringify(deployment.metadata),
        specId: deployment.specId,
        ...transitionColumns(deployment.transition),
        createdAt: deployment.createdAt,
        createdBy: deployment.createdBy,
      },
    );
  }

  find(id: string, tenant: string): StoredDeployment | undefined {
    const row = this.#database.get(
      `SELECT ${columns} FROM deployments d WHERE d.id = :id AND d.tenant = :tenant`,
      { id, tenant },
    );
    return row === undefined ? undefined : toDeployment(row);
  }

  hasName(tenant: string, kind: string, name: string): boolean {
    return (
      this.#database.get(
        `SELECT 1 FROM deployments WHERE tenant = :tenant AND kind = :kind AND name = :name`,
        { tenant, kind, name },
      ) !== undefined
    );
  }

  /** How many deployments of any tenant a spec has. */
  countOfSpec(specId: string): number {
    const row = this.#database.get(
      `SELECT count(*) AS total FROM deployments WHERE spec_id = :specId`,
      { specId },
    );
    return row === undefined ? 0 : integer(row, "total");
  }

  list(tenant: string, now: number, request: ListRequest) {
    const { rows, total } = listPage(
      this.#database,
      {
        from: "deployments d",
        columns,
        where: "d.tenant = :tenant",
        parameters: { tenant },
        expressions,
        expressionParameters: { now },
        sequence: "d.sequence",
      },
      request,
    );
    return { deployments: rows.map(toDeployment), total };
  }

  begin(id: string, transition: Transition): void {
    this.#database.run(
      `UPDATE deployments SET during = :during, settles_at = :settlesAt, outcome = :outcome WHERE id = :id`,
      { id, ...transitionColumns(transition) },
    );
  }

  /** Removes the deployments whose deletion has run its course, with their revisions. */
  removeGone(now: number): void {
    this.#database.run(`DELETE FROM deployments WHERE outcome = :gone AND settles_at <= :now`, {
      gone,
      now,
    });
  }
}

export function transitionColumns(transition: Transition) {
  const { during, settlesAt, outcome } = transition;
  return { during, settlesAt, outcome };
}

export function readTransition(row: Row): Transition {
  return {
    during: text(row, "during"),
    settlesAt: integer(row, "settles_at"),
    outcome: text(row, "outcome"),
  };
}

function toDeployment(row: Row): StoredDeployment {
  const metadata = json(row, "metadata");
  return {
    id: text(row, "id"),
    tenant: text(row, "tenant"),
    kind: text(row, "kind"),
    name: text(row, "name"),
    metadata: isRecord(metadata) ? metadata : {},
    specId: text(row, "spec_id"),
    transition: readTransition(row),
    createdAt: integer(row, "created_at"),
    createdBy: text(row, "created_by"),
  };
}
