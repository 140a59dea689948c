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
  /** A second status on the way, such as `rollback`, and when that ends. */
  readonly via?: { readonly status: string; readonly until: number } | undefined;
  /** Status from then on, such as `deployed`; `gone` after a deletion. */
  readonly outcome: string;
}

/** What a change may be called while it lasts, and how it may end, good ending first. */
const endings = {
  deploying: [
    "deployed",
    "warning",
    "failed",
    "platform_resource_error",
    "rollback_complete",
    "rollback_failed",
  ],
  deleting: [gone, "delete_failed"],
} as const;

/** What a deployment can be told to do: to be put in place, or to go. */
export type Change = keyof typeof endings;

export const changes: readonly Change[] = ["deploying", "deleting"];

export function endingsOf(change: Change): readonly string[] {
  return endings[change];
}

export interface Course {
  readonly now: number;
  /** How long each status on the way lasts, in milliseconds. */
  readonly duration: number;
  /** One of `endingsOf`; the good one unless given. */
  readonly outcome?: string | undefined;
}

/** Begins a change; one that ends rolled back passes through `rollback` for as long again. */
export function begin(
  change: Change | "redeploying",
  { now, duration, outcome }: Course,
): Transition {
  const [good] = endings[change === "redeploying" ? "deploying" : change];
  const end = outcome ?? good;
  const settlesAt = now + duration;
  const via = end.startsWith("rollback_")
    ? { status: "rollback", until: settlesAt + duration }
    : undefined;
  return { during: change, settlesAt, via, outcome: end };
}

/** A deployment that has a status from now on, without a change that led there. */
export function settled(status: string, now: number): Transition {
  return { during: status, settlesAt: now, outcome: status };
}

export function statusAt(transition: Transition, now: number): string {
  const { during, settlesAt, via, outcome } = transition;
  if (now < settlesAt) return during;
  return via !== undefined && now < via.until ? via.status : outcome;
}

export function isInProgress(transition: Transition, now: number): boolean {
  return now < (transition.via?.until ?? transition.settlesAt);
}

/** The same change as a revision has it: revisions know no `redeploying` and no `warning`. */
export function ofRevision(transition: Transition): Transition {
  const { during, outcome } = transition;
  return {
    ...transition,
    during: during === "redeploying" ? "deploying" : during,
    outcome: outcome === "warning" ? "deployed" : outcome,
  };
}

/** What a revision's status is: that of its own transition, unless it was replaced or its deployment was to be deleted. */
export function revisionStatusAt(
  revision: { readonly transition: Transition; readonly isLatest: boolean },
  deployment: Transition,
  now: number,
): string {
  if (!revision.isLatest) return "superseded";
  if (deployment.during === "deleting") return statusAt(deployment, now);
  return statusAt(revision.transition, now);
}
