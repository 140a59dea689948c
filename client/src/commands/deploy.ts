import type { DeploymentBody } from "../api/pressClient.js";
import type { NewDeployment } from "../publish/changes/deploymentChange.js";
import { completeDeployment, hiddenValues, readDeploymentFile } from "../publish/deploymentFile.js";
import { deployRelease, type DeployResult } from "../publish/deployRelease.js";
import { hiddenNames } from "../publish/hiddenNames.js";
import { collectArguments, parameterForm } from "../publish/parameterForm.js";
import type { Connection } from "../resources/connections.js";
import { targetOf, type TargetOf } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import type { BlockFile } from "../ui/editor.js";
import { accountFor } from "./accounts/accountFor.js";
import { askParameters } from "./askParameters.js";
import { changeAccount } from "./publishing/changeAccount.js";
import { confirmOutsideDevelopment } from "./confirmOutsideDevelopment.js";
import { showLogAction } from "./errorNotice.js";
import { followDeployment } from "./followDeployment.js";
import { pickRelease } from "./pickRelease.js";
import { deployable, readBlockFile } from "./readBlockFile.js";
import { reviewDeployment } from "./reviewDeployment.js";
import { requireConnection } from "./requireConnection.js";
import type { Services } from "./services.js";

/**
 * Deploys a release: the one of the tree item, the one that a deployment file names, be it the active editor's or the
 * argument, or one that is asked for.
 */
export async function deploy(services: Services, argument: unknown): Promise<void> {
  const acting = requireConnection(services);
  const target = targetOf(argument, "release");
  const file = target === undefined ? await deploymentFile(services, argument) : undefined;
  const connection = await accountFor(services, acting, {
    action: "Deploy",
    ...(file && { uri: file.uri }),
    ...(target && { isChosenThere: true }),
  });
  if (file === undefined) {
    const release = target ?? (await pickRelease(services, connection.client));
    const deployment = await askDeployment(services, connection, release);
    await deployAs(services, connection, { release, deployment });
    return;
  }
  const { content } = await readBlockFile(services, file, deployable);
  const body = readDeploymentFile(content);
  const deployment = await services.prompts.progress(
    `Reading the spec of ${displayText(body.metadata.name)}`,
    (_report, signal) => completeDeployment(connection.client, body, signal),
  );
  const version = body.spec.release?.version ?? "the newest release";
  const release = { specName: `spec ${body.spec.id}`, version };
  await deployAs(services, connection, { release, deployment });
}

/** The file to deploy from; undefined when the open one is of another kind, or none is open. */
async function deploymentFile(
  { editor, languageServer }: Services,
  argument: unknown,
): Promise<BlockFile | undefined> {
  const file = await editor.blockFile(argument);
  if (file === undefined) return undefined;
  const { kind } = await languageServer.readBlock(file.uri);
  return kind === "create-deployment" ? file : undefined;
}

async function deployAs(
  services: Services,
  connection: Connection,
  request: {
    readonly release: Pick<TargetOf<"release">, "specName" | "version">;
    readonly deployment: NewDeployment;
  },
): Promise<void> {
  const { release, deployment } = request;
  const { name } = deployment.body.metadata;
  await confirmOutsideDevelopment(services.prompts, connection.account, {
    action: "Deploy",
    what: displayText(`${release.specName} ${release.version} as ${name}`),
  });
  const result = await send(services, connection, deployment);
  if (result.outcome === "created") {
    const { deploymentId } = result;
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
): Promise<NewDeployment> {
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
  const body: DeploymentBody = {
    metadata: { name: name.trim(), summary: summary.trim() },
    spec: { id: specId, release: { version } },
    ...(notes.trim() !== "" && { revision: { notes: notes.trim() } }),
    ...(parameters && { parameters }),
  };
  const secrets = hiddenValues(declared ?? {}, parameters);
  const hidden = hiddenNames([...(declared?.build ?? []), ...(declared?.run ?? [])]);
  await reviewDeployment(services, { what, body, hidden });
  return { blockKind: release.blockKind, body, secrets };
}

function send(
  { prompts, journal }: Services,
  { client, account }: Connection,
  deployment: NewDeployment,
): Promise<DeployResult> {
  const name = displayText(deployment.body.metadata.name);
  return prompts.progress(`Deploying ${name}`, (report, signal) =>
    deployRelease(
      { client, ...deployment },
      {
        signal,
        journal,
        account: changeAccount(account),
        onConfirm: () => report("the answer was lost; asking what became of it"),
      },
    ),
  );
}

function required(what: string): (text: string) => string | undefined {
  return (text) => (text.trim() === "" ? `A deployment needs ${what}.` : undefined);
}
