import type { PressClient } from "../../api/pressClient.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { pickDeployment } from "../changes/pickDeployment.js";
import { readPages } from "../pickRelease.js";
import type { Services } from "../services.js";

/** Asks for a revision of a deployment that is asked for first. Throws `ExpectedError` when it has none. */
export async function pickRevision(
  services: Services,
  client: PressClient,
  title: string,
): Promise<TargetOf<"revision">> {
  const { prompts } = services;
  const { id, name, blockKind } = await pickDeployment(services, client, title);
  const revisions = await prompts.progress("Reading the revisions", (_report, signal) =>
    readPages((page) => client.listDeploymentRevisions(id, page, { signal })),
  );
  if (revisions.length === 0) throw new ExpectedError(`${displayText(name)} has no revisions.`);
  const revision = await prompts.pick({
    title,
    placeholder: `Which revision of ${displayText(name)}?`,
    choices: revisions.map((item) => ({
      label: displayText(`Revision ${item.revision}`),
      description: displayText(`${item.release?.version ?? ""} · ${item.status}`),
      detail: displayText(item.notes ?? ""),
      value: item.revision,
    })),
  });
  return { kind: "revision", deploymentId: id, deploymentName: name, blockKind, revision };
}
