import type { PressClient } from "../api/pressClient.js";
import { carryOut } from "./changes/carryOut.js";
import type { ChangeOptions } from "./changes/change.js";
import { deploymentChange } from "./changes/deploymentChange.js";
import type { NewDeployment } from "./changes/deploymentChange.js";
import { findDeployments } from "./findByName.js";
import { PublishError } from "./publishError.js";

export interface DeployRequest extends NewDeployment {
  readonly client: PressClient;
}

export interface DeployOptions extends Omit<ChangeOptions, "onProgress"> {
  /** The answer was lost; the platform is asked for the `attempt`th time what became of the request. */
  readonly onConfirm?: (attempt: number) => void;
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
  const result = await carryOut(deploymentChange(client, request), {
    ...options,
    onProgress: (progress) => {
      if (progress.step === "confirm") options.onConfirm?.(progress.attempt);
    },
  });
  if (result.outcome === "done") {
    const isLookedUp = result.how !== "answered";
    return { outcome: "created", deploymentId: result.made.deploymentId, isLookedUp };
  }
  const outcome = result.outcome === "notDone" ? "notCreated" : "unknown";
  return { outcome, message: result.message };
}
