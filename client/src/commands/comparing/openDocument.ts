import type { Connection } from "../../resources/connections.js";
import { targetOf } from "../../resources/target.js";
import { documentUri } from "../../remoteDocuments/documentAddress.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { pickDeployment } from "../changes/pickDeployment.js";
import { pickSpec, pickVersion } from "../pickRelease.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { pickRevision } from "./pickRevision.js";
import { shownTarget, targetDocument, targetTitle, type ShownTarget } from "./targetDocument.js";

/** Shows what a menu names, or what is asked for, as a document that cannot be edited. */
export async function openDocument(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const target = shownTarget(argument) ?? (await pickTarget(services, connection));
  await show(services, connection, target);
}

/** Shows the release that a deployment runs. */
export async function showDeployedRelease(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const target =
    targetOf(argument, "deployment") ??
    (await pickDeployment(services, client, "Show Deployed Release"));
  const name = displayText(target.name);
  const { spec, kind, latestRevision } = await services.prompts.progress(
    `Reading ${name}`,
    (_report, signal) => client.describeDeployment(target.id, { signal }),
  );
  const version = (latestRevision?.release ?? spec?.release)?.version;
  if (spec === undefined || version === undefined) {
    throw new ExpectedError(`The platform does not tell which release ${name} runs.`);
  }
  const { metadata } = await services.prompts.progress("Reading the spec", (_report, signal) =>
    client.describeSpec(spec.id, { signal }),
  );
  const release = { specId: spec.id, specName: metadata.name, blockKind: kind, version };
  await show(services, connection, { kind: "release", ...release });
}

async function show(
  { documents, editor, prompts }: Services,
  { account }: Connection,
  target: ShownTarget,
): Promise<void> {
  const document = targetDocument(target, account.id);
  await prompts.progress(`Reading ${displayText(targetTitle(target))}`, (_report, signal) =>
    documents.prepare(document.address, signal),
  );
  await editor.showDocument(documentUri(document));
}

async function pickTarget(services: Services, { client }: Connection): Promise<ShownTarget> {
  const title = "Open as Document";
  const kind = await services.prompts.pick<ShownTarget["kind"]>({
    title,
    placeholder: "What is to be shown?",
    choices: [
      { label: "A Release", value: "release" },
      { label: "A Spec", description: "with its newest release", value: "spec" },
      { label: "A Deployment", description: "with the values in force", value: "deployment" },
      { label: "A Revision", description: "of a deployment", value: "revision" },
    ],
  });
  if (kind === "deployment") return pickDeployment(services, client, title);
  if (kind === "revision") return pickRevision(services, client, title);
  const spec = await pickSpec(services, client, title);
  if (kind === "spec") return spec;
  const version = await pickVersion(services, client, { title, spec });
  return { kind, specId: spec.id, specName: spec.name, blockKind: spec.blockKind, version };
}
