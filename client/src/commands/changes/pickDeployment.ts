import type { PressClient } from "../../api/pressClient.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { readPages } from "../pickRelease.js";
import type { Services } from "../services.js";

/** Asks for a deployment of the platform. Throws `ExpectedError` when there is none. */
export async function pickDeployment(
  { prompts }: Services,
  client: PressClient,
  title: string,
): Promise<TargetOf<"deployment">> {
  const deployments = await prompts.progress("Reading the deployments", (_report, signal) =>
    readPages((page) => client.listDeployments(page, { signal })),
  );
  if (deployments.length === 0) {
    throw new ExpectedError("This platform has no deployments yet; deploy a release first.");
  }
  const { id, kind, metadata } = await prompts.pick({
    title,
    placeholder: "Which deployment?",
    choices: deployments.map((deployment) => ({
      label: displayText(deployment.metadata.name),
      description: displayText(`${deployment.kind} · ${deployment.status}`),
      detail: displayText(deployment.metadata.summary ?? ""),
      value: deployment,
    })),
  });
  return { kind: "deployment", id, name: metadata.name, blockKind: kind };
}
