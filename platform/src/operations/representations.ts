import { isInProgress, revisionStatusAt, statusAt } from "../lifeCycle.js";
import { describeArguments } from "../parameters.js";
import type { StoredDeployment } from "../storage/deploymentStore.js";
import type { StoredRelease, StoredReleaseSummary } from "../storage/releaseStore.js";
import type { StoredRevision } from "../storage/revisionStore.js";
import type { StoredSpec } from "../storage/specStore.js";

/** Resources as the API shows them. Absent values are left out by the JSON encoder. */

function created(resource: { readonly createdAt: number; readonly createdBy: string }) {
  return { createdAt: new Date(resource.createdAt).toISOString(), createdBy: resource.createdBy };
}

export function specSummary(spec: StoredSpec, latest: StoredReleaseSummary | undefined) {
  return {
    id: spec.id,
    kind: spec.kind,
    featured: spec.featured,
    scope: spec.scope,
    metadata: { ...spec.metadata, status: spec.status, ...created(spec) },
    latestRelease: latest === undefined ? undefined : releaseSummary(latest),
  };
}

export function specDetails(
  spec: StoredSpec,
  latest: StoredRelease | undefined,
  tenants: readonly string[],
) {
  return {
    ...specSummary(spec, latest),
    ...(spec.scope === "shared" ? { tenants } : {}),
    parameters: latest?.parameters ?? {},
  };
}

export function releaseSummary(release: StoredReleaseSummary) {
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
    platformId: platformId(deployment, now),
    parent: deployment.parentId === undefined ? undefined : { id: deployment.parentId },
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

/** Numbers that platforms give to what they run are larger than those of small things. */
const firstPlatformId = 48_000;

/**
 * Id of the resource that the platform runs for a deployment.
 * @returns null while it is first put in place, and when it is broken or was removed
 */
export function platformId(deployment: StoredDeployment, now: number): string | null {
  const { transition, sequence } = deployment;
  const isMissing =
    isInProgress(transition, now) && transition.during === "deploying"
      ? transition.settlesAt > now
      : transition.outcome === "platform_resource_error";
  return isMissing ? null : String(firstPlatformId + sequence);
}
