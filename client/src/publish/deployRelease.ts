import { systemClock } from "../api/clock.js";
import type { Clock } from "../api/clock.js";
import { PressError } from "../api/errors.js";
import type { DeploymentBody, PressClient } from "../api/pressClient.js";
import type { DeploymentSummary } from "../api/resources.js";
import { findDeployments } from "./findByName.js";
import { PublishError } from "./publishError.js";
import { reconcile } from "./reconcile.js";
import type { Finding } from "./reconcile.js";

export interface DeployRequest {
  readonly client: PressClient;
  /** Kind of the spec, which the deployment shares. */
  readonly blockKind: string;
  readonly body: DeploymentBody;
}

export interface DeployOptions {
  readonly signal?: AbortSignal;
  /** The answer was lost; the platform is asked for the `attempt`th time what became of the request. */
  readonly onConfirm?: (attempt: number) => void;
  readonly clock?: Clock;
}

/** As `PublishResult`, of a deployment. */
export type DeployResult =
  | { readonly outcome: "created"; readonly deploymentId: string; readonly isLookedUp: boolean }
  | { readonly outcome: "notCreated" | "unknown"; readonly message: string };

/**
 * Creates a deployment, once. Rejects with `PublishError` when one of that kind and name exists, or with a `PressError`
 * whose outcome is `refused`: in both cases nothing was created.
 */
export async function deployRelease(
  request: DeployRequest,
  options: DeployOptions = {},
): Promise<DeployResult> {
  const { client, blockKind, body } = request;
  const { name } = body.metadata;
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const existing = await findDeployments(client, { blockKind, name }, call);
  if (existing.length > 0) {
    throw new PublishError(
      `A ${blockKind} deployment named "${name}" exists already; choose another name.`,
    );
  }
  try {
    const { id } = await client.createDeployment(body, call);
    return { outcome: "created", deploymentId: id, isLookedUp: false };
  } catch (thrown) {
    if (!(thrown instanceof PressError) || thrown.details.outcome === "refused") throw thrown;
    return confirm(request, options);
  }
}

/** Not to be cancelled: somebody has to know what exists now. */
async function confirm(
  request: DeployRequest,
  { onConfirm, clock = systemClock }: DeployOptions,
): Promise<DeployResult> {
  const what = `deployment "${request.body.metadata.name}"`;
  const finding = await reconcile(() => lookUp(request), {
    clock,
    ...(onConfirm === undefined ? {} : { onAttempt: onConfirm }),
  });
  switch (finding.state) {
    case "found":
      return { outcome: "created", deploymentId: finding.found, isLookedUp: true };
    case "absent":
      return {
        outcome: "notCreated",
        message: `The answer of the platform was lost, and it has no ${what}; deploy again.`,
      };
    case "different":
      return {
        outcome: "unknown",
        message: `The answer of the platform was lost, and its ${what} is of another release; look at it before deploying again.`,
      };
    case "unreachable":
      return {
        outcome: "unknown",
        message: `The answer of the platform was lost, and it cannot be asked whether it has the ${what}; look there before deploying again.`,
      };
  }
}

async function lookUp({ client, blockKind, body }: DeployRequest): Promise<Finding<string>> {
  const { name } = body.metadata;
  const [deployment, ...others] = await findDeployments(client, { blockKind, name });
  if (deployment === undefined) return { state: "absent" };
  return others.length === 0 && isOfSameRelease(deployment, body.spec)
    ? { state: "found", found: deployment.id }
    : { state: "different" };
}

/** What one side does not say is no difference. */
function isOfSameRelease(deployment: DeploymentSummary, wanted: DeploymentBody["spec"]): boolean {
  const { spec, latestRevision } = deployment;
  const version = spec?.release?.version ?? latestRevision?.release?.version;
  const isSameSpec = spec === undefined || spec.id === wanted.id;
  const isAnyVersion = version === undefined || wanted.release === undefined;
  return isSameSpec && (isAnyVersion || version === wanted.release.version);
}
