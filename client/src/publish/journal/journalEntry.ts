import { isRecord } from "../../api/guards.js";

/** Everything that is changed on a platform. */
export const changeKinds = [
  "createSpec",
  "createRelease",
  "createDeployment",
  "createRevision",
  "redeploy",
  "patchParameters",
  "updateSpecMetadata",
  "updateDeploymentMetadata",
  "deleteSpec",
  "deleteDeployment",
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** What a change is about: ids, and the names by which the platform tells its objects apart. Never any content. */
export interface ChangeSubject {
  readonly blockKind?: string;
  readonly name?: string;
  readonly specId?: string;
  readonly version?: string;
  readonly deploymentId?: string;
  /** The newest revision before the change. */
  readonly revision?: string;
  /** Specs that had this kind and name before; those of other tenants. */
  readonly otherIds?: readonly string[];
}

/** Whose platform is changed. */
export interface ChangeAccount {
  readonly id: string;
  /** Such as `https://press.peak.ai`. */
  readonly origin: string;
}

/** A change that was begun. */
export interface JournalEntry {
  /** A UUID; also the request's `Idempotency-Key`. */
  readonly operationId: string;
  readonly kind: ChangeKind;
  readonly account: ChangeAccount;
  readonly subject: ChangeSubject;
  /** `sending`: the request is about to be sent, or under way. `unknown`: its answer was lost. `done`: it worked. */
  readonly step: "sending" | "unknown" | "done";
  /** Milliseconds since the epoch, for people. */
  readonly startedAt: number;
}

const steps: readonly string[] = ["sending", "unknown", "done"];

/** Reads an entry that was stored, perhaps by another version; undefined when it is none. Unknown fields are dropped. */
export function readJournalEntry(stored: unknown): JournalEntry | undefined {
  if (!isRecord(stored)) return undefined;
  const { operationId, kind, account, subject, step, startedAt } = stored;
  if (typeof operationId !== "string" || typeof startedAt !== "number") return undefined;
  if (!isKind(kind) || !isStep(step) || !isRecord(account) || !isRecord(subject)) return undefined;
  const { id, origin } = account;
  if (typeof id !== "string" || typeof origin !== "string") return undefined;
  return {
    operationId,
    kind,
    account: { id, origin },
    subject: readSubject(subject),
    step,
    startedAt,
  };
}

function isKind(kind: unknown): kind is ChangeKind {
  return changeKinds.some((known) => known === kind);
}

function isStep(step: unknown): step is JournalEntry["step"] {
  return typeof step === "string" && steps.includes(step);
}

const textFields = ["blockKind", "name", "specId", "version", "deploymentId", "revision"] as const;

function readSubject(stored: Readonly<Record<string, unknown>>): ChangeSubject {
  const texts = textFields.flatMap((field): [string, string][] => {
    const value = stored[field];
    return typeof value === "string" ? [[field, value]] : [];
  });
  const { otherIds } = stored;
  const ids = Array.isArray(otherIds) ? otherIds.filter((id) => typeof id === "string") : [];
  return { ...Object.fromEntries(texts), ...(ids.length > 0 && { otherIds: ids }) };
}
