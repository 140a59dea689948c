import type { DeploymentBody } from "../api/pressClient.js";
import { deployRelease, type DeployResult } from "../publish/deployRelease.js";
import { collectArguments, parameterForm } from "../publish/parameterForm.js";
import type { Connection } from "../resources/connections.js";
import { targetOf, type TargetOf } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import { askParameters } from "./askParameters.js";
import { confirmOutsideDevelopment } from "./confirmOutsideDevelopment.js";
import { showLogAction } from "./errorNotice.js";
import { followDeployment } from "./followDeployment.js";
import { pickRelease } from "./pickRelease.js";
import { requireConnection } from "./requireConnection.js";
import type { Services } from "./services.js";

/** Deploys a release: the one of the tree item, or one that is asked for. */
export async function deploy(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const release = targetOf(argument, "release") ?? (await pickRelease(services, connection.client));
  const body = await askDeployment(services, connection, release);
  await confirmOutsideDevelopment(services.prompts, connection.account, {
    action: "Deploy",
    what: displayText(`${release.specName} ${release.version} as ${body.metadata.name}`),
  });
  const result = await send(services, connection, { release, body });
  if (result.outcome === "created") {
    const { deploymentId } = result;
    const name = body.metadata.name;
    services.detach(() => followDeployment(services, connection.client, { deploymentId, name }));
  } else {
    services.prompts.notify({
      level: "warning",
      message: result.message,
      actions: [showLogAction],
    });
  }
  await services.store.refreshAll();
}

async function askDeployment(
  services: Services,
  { client }: Connection,
  release: TargetOf<"release">,
): Promise<DeploymentBody> {
  const { prompts } = services;
  const { specId, specName, version } = release;
  const what = displayText(`${specName} ${version}`);
  const { parameters: declared } = await prompts.progress(
    `Reading release ${what}`,
    (_report, signal) => client.describeSpecRelease(specId, version, { signal }),
  );
  const title = `Deploy ${what}`;
  const name = await prompts.input({
    title,
    prompt: "Name of the deployment",
    value: specName,
    validate: required("a name"),
  });
  const summary = await prompts.input({
    title,
    prompt: "What it is for, in a few words",
    value: `Deployment of ${specName} ${version}`,
    validate: required("a summary"),
  });
  const notes = await prompts.input({ title, prompt: "Notes for this revision (may be empty)" });
  const answers = await askParameters(prompts, title, parameterForm(declared ?? {}));
  const parameters = collectArguments(answers);
  return {
    metadata: { name: name.trim(), summary: summary.trim() },
    spec: { id: specId, release: { version } },
    ...(notes.trim() !== "" && { revision: { notes: notes.trim() } }),
    ...(parameters && { parameters }),
  };
}

function send(
  { prompts }: Services,
  { client }: Connection,
  request: { readonly release: TargetOf<"release">; readonly body: DeploymentBody },
): Promise<DeployResult> {
  const { release, body } = request;
  return prompts.progress(`Deploying ${displayText(body.metadata.name)}`, (report, signal) =>
    deployRelease(
      { client, blockKind: release.blockKind, body },
      { signal, onConfirm: () => report("the answer was lost; asking what became of it") },
    ),
  );
}

function required(what: string): (text: string) => string | undefined {
  return (text) => (text.trim() === "" ? `A deployment needs ${what}.` : undefined);
}
