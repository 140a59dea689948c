import type { PressClient } from "../../api/pressClient.js";
import type { Metadata } from "../../api/resources.js";
import type { ChangeResult } from "../../publish/changes/change.js";
import { carryOut } from "../../publish/changes/carryOut.js";
import {
  deploymentMetadataChange,
  specMetadataChange,
} from "../../publish/changes/metadataChange.js";
import { targetOf, type TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { pickSpec } from "../pickRelease.js";
import type { WantedFile } from "../readBlockFile.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { applyChange } from "./applyChange.js";
import { openFileBody } from "./openFileBody.js";
import { pickDeployment } from "./pickDeployment.js";

type Subject = TargetOf<"spec"> | TargetOf<"deployment">;
type Update = Readonly<Record<string, unknown>>;

const metadataFile: WantedFile<"update-spec-metadata" | "update-deployment-metadata"> = {
  kinds: ["update-spec-metadata", "update-deployment-metadata"],
  participle: "sent",
  only: "files that update metadata are sent as such",
};

const title = "Update Metadata";

/** The texts that can be asked for; files can change all else. */
const fields = [
  { key: "title", label: "Title" },
  { key: "summary", label: "Summary" },
  { key: "description", label: "Description" },
] as const;

/** Changes what people see of a spec or deployment: as the open file says, or the texts that are chosen. */
export async function updateMetadata(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const target = targetOf(argument, "spec") ?? targetOf(argument, "deployment");
  const file =
    target === undefined ? await openFileBody(services, argument, metadataFile) : undefined;
  const subject = target ?? (await pickSubject(services, client, file?.kind));
  const update = file?.body ?? (await askUpdate(services, client, subject));
  const what = displayText(subject.name);
  const made = await applyChange(services, connection, {
    action: "Update",
    what: `the metadata of ${what}`,
    progress: `Updating ${what}`,
    carryOut: (options): Promise<ChangeResult<object>> =>
      subject.kind === "spec"
        ? carryOut(specMetadataChange(client, subject, update), options)
        : carryOut(deploymentMetadataChange(client, subject, update), options),
  });
  if (made === undefined) return;
  services.prompts.notify({
    level: "information",
    message: `Updated the metadata of ${what}.`,
    actions: [],
  });
}

async function pickSubject(
  services: Services,
  client: PressClient,
  kind: (typeof metadataFile.kinds)[number] | undefined,
): Promise<Subject> {
  const wanted =
    kind ??
    (await services.prompts.pick({
      title,
      placeholder: "Of what?",
      choices: [
        { label: "A Spec", value: "update-spec-metadata" as const },
        { label: "A Deployment", value: "update-deployment-metadata" as const },
      ],
    }));
  return wanted === "update-spec-metadata"
    ? pickSpec(services, client, title)
    : pickDeployment(services, client, title);
}

async function askUpdate(
  { prompts }: Services,
  client: PressClient,
  { kind, id, name }: Subject,
): Promise<Update> {
  const what = displayText(name);
  const { metadata } = await prompts.progress<{ readonly metadata: Metadata }>(
    `Reading ${what}`,
    (_report, signal) =>
      kind === "spec"
        ? client.describeSpec(id, { signal })
        : client.describeDeployment(id, { signal }),
  );
  const chosen = await prompts.pickMany({
    title: `${title} of ${what}`,
    placeholder: "What is to be changed?",
    choices: fields.map((field) => ({
      label: field.label,
      description: displayText(metadata[field.key] ?? ""),
      value: field,
    })),
  });
  if (chosen.length === 0) {
    throw new ExpectedError(`Nothing of ${what} was chosen, so nothing was changed.`);
  }
  const texts: Record<string, string> = {};
  for (const { key, label } of chosen) {
    texts[key] = await prompts.input({
      title: `${title} of ${what}`,
      prompt: label,
      value: metadata[key] ?? "",
      validate: (text) => (text.trim() === "" ? `${label} cannot be empty.` : undefined),
    });
  }
  return kind === "spec" ? { metadata: texts } : texts;
}
