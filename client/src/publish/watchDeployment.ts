import { sleep, systemClock } from "../api/clock.js";
import type { Clock } from "../api/clock.js";
import { isFinalStatus } from "../api/deploymentStatus.js";
import { PressError } from "../api/errors.js";
import type { PressClient } from "../api/pressClient.js";
import type { DeploymentSummary } from "../api/resources.js";

export interface WatchRequest {
  readonly client: PressClient;
  readonly deploymentId: string;
}

export interface WatchOptions {
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

const firstInterval = 1_000;
const longestInterval = 30_000;
const growth = 1.5;
const longestWatch = 30 * 60_000;
/** A new deployment may be shown with some delay. */
const grace = 15_000;
const toleratedFailures = 2;

/**
 * The deployment each time its status changed, first as it is now. Reads after 1 s, then ever less often down to every
 * 30 s. Ends with a final status, when the deployment is gone, or after 30 minutes. Throws `PressError`, also when
 * cancelled.
 */
export async function* watchDeployment(
  request: WatchRequest,
  options: WatchOptions = {},
): AsyncGenerator<DeploymentSummary, void, undefined> {
  let lastStatus: string | undefined;
  for await (const deployment of readRepeatedly(request, options)) {
    const { status } = deployment;
    if (status !== lastStatus) yield deployment;
    if (isFinalStatus(status)) return;
    lastStatus = status;
  }
}

/** The deployment as it is at each look, until it is gone. */
async function* readRepeatedly(
  request: WatchRequest,
  { signal, clock = systemClock }: WatchOptions,
): AsyncGenerator<DeploymentSummary, void, undefined> {
  // Waits are added up: a machine that slept for hours has not watched for hours.
  let elapsed = 0;
  let failures = 0;
  let wasSeen = false;
  for (let interval = firstInterval; elapsed <= longestWatch; interval *= growth) {
    const result = await look(request, signal);
    if (result.state === "gone" && (wasSeen || elapsed >= grace)) return;
    if (result.state === "here") {
      wasSeen = true;
      yield result.deployment;
    }
    failures = result.state === "failed" ? failures + 1 : 0;
    if (result.state === "failed" && failures > toleratedFailures) throw result.error;
    const wait = Math.min(longestInterval, interval);
    await sleep(clock, wait, { operation: "watchDeployment", signal });
    elapsed += wait;
  }
}

type Look =
  | { readonly state: "here"; readonly deployment: DeploymentSummary }
  | { readonly state: "gone" }
  | { readonly state: "failed"; readonly error: PressError };

async function look({ client, deploymentId }: WatchRequest, signal?: AbortSignal): Promise<Look> {
  try {
    const options = signal === undefined ? {} : { signal };
    return { state: "here", deployment: await client.describeDeployment(deploymentId, options) };
  } catch (thrown) {
    if (!(thrown instanceof PressError) || isRefusal(thrown)) throw thrown;
    return thrown.kind === "notFound" ? { state: "gone" } : { state: "failed", error: thrown };
  }
}

/** Whether asking again cannot help. */
function isRefusal({ kind }: PressError): boolean {
  return ["unauthorized", "forbidden", "invalidKey", "redirect", "cancelled"].includes(kind);
}
