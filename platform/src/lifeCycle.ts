/** The statuses of a deployment. */
export const deploymentStatuses = [
  "deploying",
  "deployed",
  "deleting",
  "delete_failed",
  "failed",
  "platform_resource_error",
  "redeploying",
  "rollback",
  "rollback_complete",
  "rollback_failed",
  "warning",
] as const;

/** The statuses of a revision. */
export const revisionStatuses = [
  "deploying",
  "deployed",
  "deleting",
  "delete_failed",
  "failed",
  "platform_resource_error",
  "rollback",
  "rollback_complete",
  "rollback_failed",
  "superseded",
] as const;

/** The statuses of a spec; only an available one can be deployed. */
export const specStatuses = ["available", "unavailable", "archived"] as const;

/** The outcome of a deletion that has run its course: the deployment does not exist any more. */
export const gone = "gone";

/**
 * A change of status that takes time. It is stored once, when it begins; which status holds is then a question of what
 * time it is, so that a platform that was stopped in between tells the same as one that was not.
 */
export interface Transition {
  /** Status until it settles, such as `deploying`. */
  readonly during: string;
  /** Milliseconds since 1970. */
  readonly settlesAt: number;
  /** Status from then on, such as `deployed`; `gone` after a deletion. */
  readonly outcome: string;
}

export function beginDeploying(now: number, duration: number): Transition {
  return { during: "deploying", settlesAt: now + duration, outcome: "deployed" };
}

export function beginDeleting(now: number, duration: number): Transition {
  return { during: "deleting", settlesAt: now + duration, outcome: gone };
}

export function statusAt(transition: Transition, now: number): string {
  return isInProgress(transition, now) ? transition.during : transition.outcome;
}

export function isInProgress(transition: Transition, now: number): boolean {
  return now < transition.settlesAt;
}

/** What a revision's status is: that of its own transition, unless it was replaced or its deployment is being deleted. */
export function revisionStatusAt(
  revision: { readonly transition: Transition; readonly isLatest: boolean },
  deployment: Transition,
  now: number,
): string {
  if (!revision.isLatest) return "superseded";
  if (isInProgress(deployment, now) && deployment.during === "deleting") return "deleting";
  return statusAt(revision.transition, now);
}
