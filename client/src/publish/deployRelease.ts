import type { Clock } from "../api/clock.js";
import type { DeploymentBody, PressClient } from "../api/pressClient.js";

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
export function deployRelease(
  request: DeployRequest,
  options: DeployOptions = {},
): Promise<DeployResult> {
  return Promise.reject(new Error(`${request.blockKind}${typeof options}`));
}
