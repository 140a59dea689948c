import type { PressClient } from "../../api/pressClient.js";
import { findDeployments } from "../../publish/findByName.js";
import { deployRelease } from "../../publish/deployRelease.js";
import { locatePublish, type PublishLocation } from "../../publish/locatePublish.js";
import { planRelease } from "../../publish/planPublish.js";
import type { Connection } from "../../resources/connections.js";
import { filledSnippet } from "../../start/blockTemplates.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { followDeployment } from "../followDeployment.js";
import { startLocalPlatform } from "../localPlatformCommands.js";
import { changeAccount } from "../publishing/changeAccount.js";
import { sendPublish } from "../publishing/sendPublish.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";

/** A template that needs no files beside it. */
const samplePrefix = "sql-workflow-block";

/** A release that is on the platform. */
interface Published {
  readonly specId: string;
  readonly blockKind: string;
  readonly name: string;
  readonly version: string;
}

/** From nothing to a deployed block, without an account: a sample is opened, published and deployed on this machine. */
export async function tryIt(services: Services): Promise<void> {
  await startLocalPlatform(services);
  const connection = requireConnection(services);
  const release = await publishSample(services, connection);
  const name = await freeName(connection.client, release);
  const result = await services.prompts.progress(
    `Deploying ${displayText(name)}`,
    (_report, signal) =>
      deployRelease(
        {
          client: connection.client,
          blockKind: release.blockKind,
          body: {
            metadata: { name, summary: "A sample, deployed to see how it works" },
            spec: { id: release.specId, release: { version: release.version } },
          },
          secrets: [],
        },
        { signal, journal: services.journal, account: changeAccount(connection.account) },
      ),
  );
  if (result.outcome !== "created") throw new ExpectedError(result.message);
  const { deploymentId } = result;
  services.detach(() => followDeployment(services, connection.client, { deploymentId, name }));
  await services.store.refreshAll();
  services.prompts.notify({
    level: "information",
    message: `${displayText(`${release.name} ${release.version}`)} is published and being deployed as ${displayText(name)} on this machine.`,
    actions: [{ title: "Show", command: "pressBlocks.deployments.focus" }],
  });
}

/** Opens the sample and publishes it, unless it was published when this was tried before. */
async function publishSample(services: Services, connection: Connection): Promise<Published> {
  const templates = await services.blockTemplates();
  const sample = templates.find(({ prefix }) => prefix === samplePrefix);
  if (sample === undefined) throw new Error(`There is no template "${samplePrefix}".`);
  const text = filledSnippet(sample.snippet);
  const file = await services.editor.newDocument({ languageId: "press-block", text });
  const { content } = await services.languageServer.readBlock(file.uri);
  const { client } = connection;
  const location = await services.prompts.progress(
    "Looking at the local platform",
    (_report, signal) => locatePublish({ client, content }, { signal }),
  );
  const known = publishedBefore(location);
  if (known) return known;
  const plan = planRelease(location);
  const request = { plan, files: undefined, includedSecrets: new Set<string>() };
  const result = await sendPublish(services, connection, request);
  if (result.outcome !== "created") throw new ExpectedError(result.message);
  const { specId, version } = result;
  return { specId, version, blockKind: plan.blockKind, name: plan.name };
}

function publishedBefore(location: PublishLocation): Published | undefined {
  if (location.action === "createSpec" || location.newest === undefined) return undefined;
  const { spec, newest } = location;
  return { specId: spec.id, version: newest, blockKind: spec.kind, name: spec.metadata.name };
}

/** The name of the spec, with a number behind it when there is such a deployment already. */
async function freeName(client: PressClient, { blockKind, name }: Published): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    const existing = await findDeployments(client, { blockKind, name: candidate }, {});
    if (existing.length === 0) return candidate;
  }
}
