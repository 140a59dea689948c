import type { PressClient } from "../../api/pressClient.js";
import type { TargetOf } from "../../resources/target.js";
import { pickDeployment } from "../changes/pickDeployment.js";
import { pickSpec, pickVersion } from "../pickRelease.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { compareFile } from "./compareFile.js";
import { showReleaseContract, showTargetDiff } from "./compareTargets.js";

/** Asks what is to be compared with what, and how. */
export async function compare(services: Services): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const what = await services.prompts.pick<"file" | "releases" | "contracts" | "parameters">({
    title: "Compare",
    placeholder: "What is to be compared?",
    choices: [
      { label: "Two Releases", description: "their texts", value: "releases" },
      {
        label: "Contracts of Two Releases",
        description: "what changed, and for whom",
        value: "contracts",
      },
      { label: "The Open File", description: "with a release of its spec", value: "file" },
      { label: "Run Parameters of Two Deployments", value: "parameters" },
    ],
  });
  if (what === "file") {
    await compareFile(services, undefined, "text");
  } else if (what === "parameters") {
    const one = await pickDeployment(services, client, "Compare (1 of 2)");
    const other = await pickDeployment(services, client, "Compare (2 of 2)");
    await showTargetDiff(services, connection, [one, other]);
  } else {
    const pair = await pickReleases(services, client);
    if (what === "contracts") await showReleaseContract(services, connection, pair);
    else await showTargetDiff(services, connection, pair);
  }
}

async function pickReleases(
  services: Services,
  client: PressClient,
): Promise<readonly [TargetOf<"release">, TargetOf<"release">]> {
  const spec = await pickSpec(services, client, "Compare (1 of 3)");
  const { id: specId, name: specName, blockKind } = spec;
  const pick = async (title: string) => {
    const version = await pickVersion(services, client, { title, spec });
    return { kind: "release", specId, specName, blockKind, version } as const;
  };
  const one = await pick("Compare (2 of 3)");
  return [one, await pick("Compare (3 of 3)")];
}
