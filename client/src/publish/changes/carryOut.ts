import { randomUUID } from "node:crypto";
import type { CallOptions } from "../../api/callOptions.js";
import { throwIfCancelled } from "../../api/cancellation.js";
import { systemClock } from "../../api/clock.js";
import { PressError } from "../../api/errors.js";
import type { Journal } from "../journal/journal.js";
import type { ChangeSubject } from "../journal/journalEntry.js";
import { reconcile } from "../reconcile.js";
import type { Change, ChangeOptions, ChangeResult } from "./change.js";

/**
 * Carries out a change: writes it into the journal, sends it once, and finds out what became of it when the answer was
 * lost. Rejects with `PublishError`, or with a `PressError` whose outcome is `refused`: nothing was changed then.
 */
export async function carryOut<Made>(
  change: Change<Made>,
  options: ChangeOptions = {},
): Promise<ChangeResult<Made>> {
  const { signal, journal, onProgress } = options;
  const operationId = randomUUID();
  throwIfCancelled(signal, change.kind);
  await begin(change, options, operationId);
  onProgress?.({ step: "send" });
  try {
    const made = await change.send(callOptions(change, options, operationId));
    await noteDone(journal, operationId, change.idsOf(made));
    return { outcome: "done", made, how: "answered" };
  } catch (thrown) {
    if (!(thrown instanceof PressError)) {
      journal?.leave(operationId);
      throw thrown;
    }
    if (thrown.details.outcome === "unknown") return await confirm(change, options, operationId);
    await journal?.end(operationId);
    return afterRefusal(change, thrown);
  }
}

function callOptions<Made>(
  { secrets }: Change<Made>,
  { signal, onProgress }: ChangeOptions,
  idempotencyKey: string,
): CallOptions {
  return {
    idempotencyKey,
    ...(signal && { signal }),
    ...(secrets && { secrets }),
    ...(onProgress && { onUpload: (sentBytes) => onProgress({ step: "send", sentBytes }) }),
  };
}

/** The id is written down before anything else is done. */
async function noteDone(
  journal: Journal | undefined,
  operationId: string,
  subject: ChangeSubject,
): Promise<void> {
  await journal?.note(operationId, { step: "done", subject });
  await journal?.end(operationId);
}

/** Passes the refusal on, unless the platform has what was sent. */
async function afterRefusal<Made>(
  change: Change<Made>,
  refusal: PressError,
): Promise<ChangeResult<Made>> {
  const found = refusal.kind === "conflict" ? await alreadyThere(change) : undefined;
  if (found === undefined) throw refusal;
  return { outcome: "done", made: found, how: "alreadyThere" };
}

async function begin<Made>(
  { kind, subject }: Change<Made>,
  { journal, account, clock = systemClock }: ChangeOptions,
  operationId: string,
): Promise<void> {
  if (journal === undefined || account === undefined) return;
  const startedAt = clock.now();
  await journal.begin({ operationId, kind, account, subject, step: "sending", startedAt });
}

const creations: readonly string[] = ["createSpec", "createRelease", "createDeployment"];

/** What a platform refuses because it exists may be just what was sent, from an earlier attempt. */
async function alreadyThere<Made>(change: Change<Made>): Promise<Made | undefined> {
  if (!creations.includes(change.kind)) return undefined;
  try {
    const finding = await change.lookUp();
    return finding.state === "found" ? finding.found : undefined;
  } catch (thrown) {
    if (thrown instanceof PressError) return undefined;
    throw thrown;
  }
}

/** Not to be cancelled: somebody has to know what exists now. */
async function confirm<Made>(
  change: Change<Made>,
  { journal, onProgress, clock = systemClock }: ChangeOptions,
  operationId: string,
): Promise<ChangeResult<Made>> {
  await journal?.note(operationId, { step: "unknown" });
  const finding = await reconcile(change.lookUp, {
    clock,
    onAttempt: (attempt) => onProgress?.({ step: "confirm", attempt }),
  });
  const lost = "The answer of the platform was lost";
  const { what, subject } = change;
  switch (finding.state) {
    case "found":
      await noteDone(journal, operationId, change.idsOf(finding.found));
      return { outcome: "done", made: finding.found, how: "lookedUp" };
    case "absent":
      await journal?.end(operationId);
      return {
        outcome: "notDone",
        message: `${lost}, and ${absence[change.kind](what)}.`,
        exists: subject,
        next: "tryAgain",
      };
    case "different":
      await journal?.end(operationId);
      return {
        outcome: "unknown",
        message: `${lost}, and ${difference[change.kind](what)}.`,
        exists: subject,
        next: "compare",
      };
    case "unreachable":
      journal?.leave(operationId);
      return {
        outcome: "unknown",
        message: `${lost}, and it cannot be asked whether it has the ${what}; look there before trying again.`,
        exists: subject,
        next: "checkLater",
      };
  }
}

type Sentences = Readonly<Record<Change<unknown>["kind"], (what: string) => string>>;

const absence: Sentences = {
  createSpec: (what) => `it has no ${what}; publish again`,
  createRelease: (what) => `it has no ${what}; publish again`,
  createDeployment: (what) => `it has no ${what}; deploy again`,
  createRevision: (what) => `it has no new ${what}; try again`,
  redeploy: (what) => `the ${what} is as it was; redeploy again`,
  patchParameters: (what) => `the ${what} are as they were; try again`,
  updateSpecMetadata: (what) => `the ${what} is as it was; try again`,
  updateDeploymentMetadata: (what) => `the ${what} is as it was; try again`,
  deleteSpec: (what) => `the ${what} is still there; delete it again`,
  deleteDeployment: (what) => `the ${what} is still there; delete it again`,
};

const notWhatWasSent = (what: string) =>
  `its ${what} is not what was sent; compare them before trying again`;

const difference: Sentences = {
  createSpec: notWhatWasSent,
  createRelease: notWhatWasSent,
  createDeployment: (what) =>
    `its ${what} is of another release; look at it before deploying again`,
  createRevision: (what) =>
    `it has a new ${what} that is not what was sent; look at it before trying again`,
  redeploy: (what) => `the ${what} changed in another way; look at it before trying again`,
  patchParameters: (what) => `only some of the ${what} changed; look at them before trying again`,
  updateSpecMetadata: notWhatWasSent,
  updateDeploymentMetadata: notWhatWasSent,
  deleteSpec: notWhatWasSent,
  deleteDeployment: notWhatWasSent,
};
