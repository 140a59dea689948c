import { revisionStatusAt, statusAt } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { describeArguments } from "../parameters.js";
import type { StoredDeployment } from "../storage/deploymentStore.js";
import type { StoredRelease } from "../storage/releaseStore.js";
import type { StoredRevision } from "../storage/revisionStore.js";
import type { StoredSpec } from "../storage/specStore.js";

/** Resources as the API shows them. Absent values are left out by the JSON encoder. */

function created(resource: { readonly createdAt: number; readonly createdBy: string }) {
  return { createdAt: new Date(resource.createdAt).toISOString(), createdBy: resource.createdBy };
}

export function specSummary(spec: StoredSpec, latest: StoredRelease | undefined) {
  return {
    id: spec.id,
    kind: spec.kind,
    featured: spec.featured,
    scope: spec.scope,
    metadata: { ...spec.metadata, status: spec.status, ...created(spec) },
    latestRelease: latest === undefined ? undefined : releaseSummary(latest),
  };
}

export function specDetails(spec: StoredSpec, latest: StoredRelease | undefined) {
  return { ...specSummary(spec, latest), parameters: latest?.parameters ?? {} };
}

export function releaseSummary(release: StoredRelease) {
  return {
    id: release.id,
    version: release.version,
    notes: release.notes,
    ...created(release),
  };
}

export function releaseDetails(release: StoredRelease) {
  const { artifact, version } = release;
  return {
    ...releaseSummary(release),
    autoRunOnDeploy: release.autoRunOnDeploy,
    artifact: artifact === undefined ? undefined : { id: artifact, version },
    config: release.config,
    parameters: release.parameters,
  };
}

export function deploymentSummary(
  deployment: StoredDeployment,
  latest: StoredRevision | undefined,
  now: number,
) {
  const status = statusAt(deployment.transition, now);
  return {
    id: deployment.id,
    kind: deployment.kind,
    status,
    metadata: { ...deployment.metadata, status, ...created(deployment) },
    spec: {
      id: deployment.specId,
      release: latest === undefined ? undefined : { version: latest.version },
    },
    latestRevision: latest === undefined ? undefined : revisionSummary(latest, deployment, now),
  };
}

export function revisionSummary(
  revision: StoredRevision,
  deployment: StoredDeployment,
  now: number,
) {
  return {
    revision: String(revision.number),
    status: revisionStatusAt(revision, deployment.transition, now),
    notes: revision.notes,
    release: { version: revision.version },
    ...created(revision),
  };
}

/** With the values in force, hidden ones masked. */
export function revisionDetails(
  revision: StoredRevision,
  deployment: StoredDeployment,
  context: { readonly declared: unknown; readonly now: number },
) {
  return {
    ...revisionSummary(revision, deployment, context.now),
    parameters: describeArguments(context.declared, revision.arguments),
  };
}

/** A page of a list operation; `key` is the list's own name, and `countKey` that of its total. */
export function page(
  keys: { readonly list: string; readonly count: string },
  content: { readonly items: readonly unknown[]; readonly total: number },
  request: ListRequest,
) {
  return {
    pageCount: Math.ceil(content.total / request.pageSize),
    pageNumber: request.pageNumber,
    pageSize: request.pageSize,
    [keys.count]: content.total,
    [keys.list]: content.items,
  };
}
