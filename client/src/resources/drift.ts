import { gt, prerelease, valid } from "semver";
import { classifyStatus } from "../api/deploymentStatus.js";
import type { DeploymentSummary } from "../api/resources.js";

/** How a deployment differs from what it should be. What is not known is no drift. */
export type Drift =
  | { readonly kind: "failed"; readonly status: string }
  /** A newer release of its spec exists. */
  | { readonly kind: "behind"; readonly newest: string }
  /** Run parameters have other values than when they were last set or accepted here. */
  | { readonly kind: "parameters"; readonly names: readonly string[] };

export interface KnownAboutDeployment {
  /** The newest release of its spec; undefined when nobody knows it. */
  readonly newestRelease: string | undefined;
  /** Names of run parameters that were changed elsewhere. */
  readonly changedParameters: readonly string[];
}

/** What is known to be off about a deployment, the worst first. */
export function driftOf(
  { status, spec, latestRevision }: DeploymentSummary,
  { newestRelease, changedParameters }: KnownAboutDeployment,
): readonly Drift[] {
  const drifts: Drift[] = [];
  if (classifyStatus(status) === "bad") drifts.push({ kind: "failed", status });
  const version = latestRevision?.release?.version ?? spec?.release?.version;
  if (isBehind(version, newestRelease)) drifts.push({ kind: "behind", newest: newestRelease });
  if (changedParameters.length > 0) drifts.push({ kind: "parameters", names: changedParameters });
  return drifts;
}

/** As `isOlder`; whoever runs a release is not behind a pre-release, which is for those who try it. */
function isBehind(version: string | undefined, newest: string | undefined): newest is string {
  if (!isOlder(version, newest)) return false;
  return prerelease(newest) === null || prerelease(version ?? "") !== null;
}

/** Whether one version is certainly older; never for what is not known or no semantic version. */
export function isOlder(version: string | undefined, other: string | undefined): other is string {
  if (version === undefined || other === undefined) return false;
  return valid(version) !== null && valid(other) !== null && gt(other, version);
}

/** `behind 1.2.0`, for a line of a tree. */
export function driftText(drift: Drift): string {
  switch (drift.kind) {
    case "failed":
      return drift.status.replaceAll("_", " ");
    case "behind":
      return `behind ${drift.newest}`;
    case "parameters":
      return "parameters changed elsewhere";
  }
}
