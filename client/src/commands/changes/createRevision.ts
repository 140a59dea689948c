import type { Wire } from "../../../../schemas/pressApi/wire.js";
import type { PressClient } from "../../api/pressClient.js";
import { createRevision as revise } from "../../publish/changes/changeDeployment.js";
import { collectArguments, parameterForm } from "../../publish/parameterForm.js";
import { withValuesInForce } from "../../publish/valuesInForce.js";
import { targetOf, type TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { askParameters } from "../askParameters.js";
import { followDeployment } from "../followDeployment.js";
import { pickVersion } from "../pickRelease.js";
import type { WantedFile } from "../readBlockFile.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { applyChange } from "./applyChange.js";
import { openFileBody } from "./openFileBody.js";
import { pickDeployment } from "./pickDeployment.js";

const revisionFile: WantedFile<"create-revision"> = {
  kinds: ["create-revision"],
  participle: "deployed",
  only: "files that create a revision are deployed as one",
};

const title = "Create a Revision";

/** Deploys a release anew: as the open revision file says, or with what is asked for. */
export async function createRevision(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const target = targetOf(argument, "deployment");
  const file =
    target === undefined ? await openFileBody(services, argument, revisionFile) : undefined;
  const deployment = target ?? (await pickDeployment(services, client, title));
  const body = file?.body ?? (await askRevision(services, client, deployment));
  const { id: deploymentId, name } = deployment;
  const what = displayText(name);
  const made = await applyChange(services, connection, {
    action: "Create Revision",
    what: `of ${what}`,
    progress: `Creating a revision of ${what}`,
    carryOut: (options) => revise({ client, deploymentId, body }, options),
  });
  if (made === undefined) return;
  services.detach(() => followDeployment(services, client, { deploymentId, name }));
}

/** The values in force are offered for the parameters; hidden ones have to be given again. */
async function askRevision(
  services: Services,
  client: PressClient,
  { id, name }: TargetOf<"deployment">,
): Promise<Wire<"createRevisionBody">> {
  const { prompts } = services;
  const { spec, latestRevision } = await prompts.progress(
    `Reading ${displayText(name)}`,
    (_report, signal) => client.describeDeployment(id, { signal }),
  );
  if (spec === undefined) {
    throw new ExpectedError(
      `The platform does not tell of which spec ${displayText(name)} is, so no release of it can be chosen.`,
    );
  }
  const version = await pickVersion(services, client, { title, spec: { id: spec.id, name } });
  const { parameters: declared = {} } = await prompts.progress(
    `Reading release ${displayText(version)}`,
    (_report, signal) => client.describeSpecRelease(spec.id, version, { signal }),
  );
  const notes = await prompts.input({ title, prompt: "Notes for this revision (may be empty)" });
  const form = parameterForm(withValuesInForce(declared, latestRevision?.parameters ?? {}));
  const parameters = collectArguments(await askParameters(prompts, title, form));
  return {
    release: { version },
    ...(notes.trim() !== "" && { revision: { notes: notes.trim() } }),
    ...(parameters && { parameters }),
  };
}
