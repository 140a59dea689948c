import type { PressClient } from "../../api/pressClient.js";
import type { Deployment } from "../../api/resources.js";
import type { Finding } from "../reconcile.js";
import { PublishError } from "../publishError.js";
import type { Change } from "./change.js";

const redeployable: readonly string[] = ["failed", "warning"];

/** Throws `PublishError` when the deployment is not in a state that can be deployed again. */
export function redeployChange(
  client: PressClient,
  { id, status, metadata }: Pick<Deployment, "id" | "status" | "metadata">,
): Change<{ readonly deploymentId: string }> {
  if (!redeployable.includes(status)) {
    throw new PublishError(
      `The deployment "${metadata.name}" is "${status}"; only one that is "failed" or "warning" can be deployed again.`,
    );
  }
  const made = { deploymentId: id };
  return {
    kind: "redeploy",
    what: `deployment "${metadata.name}"`,
    subject: { deploymentId: id, name: metadata.name },
    idsOf: () => made,
    send: async (options) => {
      await client.redeploy(id, options);
      return made;
    },
    lookUp: async (): Promise<Finding<typeof made>> => {
      const deployment = await client.describeDeployment(id);
      if (deployment.status === status) return { state: "absent" };
      const isUnderWay = ["redeploying", "deploying", "deployed", ...redeployable];
      return isUnderWay.includes(deployment.status)
        ? { state: "found", found: made }
        : { state: "different" };
    },
  };
}
