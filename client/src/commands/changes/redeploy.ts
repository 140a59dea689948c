import { redeploy as deployAgain } from "../../publish/changes/changeDeployment.js";
import { targetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { followDeployment } from "../followDeployment.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { applyChange } from "./applyChange.js";
import { pickDeployment } from "./pickDeployment.js";

/** Deploys the newest revision of a failed deployment again. */
export async function redeploy(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const { id: deploymentId, name } =
    targetOf(argument, "deployment") ?? (await pickDeployment(services, client, "Redeploy"));
  const what = displayText(name);
  const made = await applyChange(services, connection, {
    action: "Redeploy",
    what,
    progress: `Redeploying ${what}`,
    carryOut: (options) => deployAgain({ client, deploymentId }, options),
  });
  if (made === undefined) return;
  services.detach(() => followDeployment(services, client, { deploymentId, name }));
}
