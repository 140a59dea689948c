import { classifyStatus } from "../api/deploymentStatus.js";
import type { PressClient } from "../api/pressClient.js";
import type { DeploymentSummary } from "../api/resources.js";
import { watchDeployment } from "../publish/watchDeployment.js";
import { displayText } from "../ui/displayText.js";
import type { Notice } from "../ui/prompts.js";
import type { Services } from "./services.js";

/** Follows a new deployment to its end, keeps the view up to date meanwhile, and tells how it ended. */
export async function followDeployment(
  { prompts, store }: Services,
  client: PressClient,
  { deploymentId, name }: { readonly deploymentId: string; readonly name: string },
): Promise<void> {
  const last = await prompts.background(`Deploying ${displayText(name)}`, async () => {
    let deployment: DeploymentSummary | undefined;
    for await (deployment of watchDeployment({ client, deploymentId })) {
      await store.refresh("deployments");
    }
    return deployment;
  });
  prompts.notify(notice(displayText(name), last?.status));
}

function notice(name: string, status: string | undefined): Notice {
  if (status === undefined) {
    return { level: "warning", message: `The deployment ${name} no longer exists.`, actions: [] };
  }
  const text = displayText(status).replaceAll("_", " ");
  switch (classifyStatus(status)) {
    case "good":
      return { level: "information", message: `${name} is deployed.`, actions: [] };
    case "bad":
      return { level: "error", message: `The deployment ${name} ended as ${text}.`, actions: [] };
    case "attention":
      return { level: "warning", message: `The deployment ${name} ended as ${text}.`, actions: [] };
    case "inProgress":
    case "unknown":
      return {
        level: "warning",
        message: `The deployment ${name} is still ${text}; the Deployments view goes on showing it.`,
        actions: [],
      };
  }
}
