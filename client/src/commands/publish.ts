import { isDeepStrictEqual } from "node:util";
import { accountOrigin } from "../auth/account.js";
import type { CollectedFiles } from "../artifact/collectFiles.js";
import { planPublish, type PublishPlan } from "../publish/planPublish.js";
import { publishBlock, type PublishProgress, type PublishResult } from "../publish/publishBlock.js";
import type { Connection } from "../resources/connections.js";
import { ReleaseTarget } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import type { BlockFile } from "../ui/editor.js";
import { ExpectedError } from "../ui/expectedError.js";
import { formatBytes } from "../ui/formatBytes.js";
import { accountFor } from "./accounts/accountFor.js";
import { confirmOutsideDevelopment } from "./confirmOutsideDevelopment.js";
import { showLogAction } from "./errorNotice.js";
import { listArtifact, confirmSecrets } from "./publishedFiles.js";
import { pickSpec } from "./pickRelease.js";
import { chooseSharedSpec } from "./publishing/chooseSharedSpec.js";
import { changeAccount } from "./publishing/changeAccount.js";
import { rememberPublished } from "./publishing/rememberPublished.js";
import { publishable, readBlockFile, type ReadBlock } from "./readBlockFile.js";
import { requireConnection } from "./requireConnection.js";
import { reviewPublish } from "./reviewPublish.js";
import type { Services } from "./services.js";

/** Publishes a block file: as a new spec, or as the next release of the spec with its name and kind. */
export async function publish(services: Services, argument: unknown): Promise<void> {
  const acting = requireConnection(services);
  const file = await services.editor.blockFile(argument);
  if (file === undefined) {
    throw new ExpectedError("Open the block file that is to be published.");
  }
  const connection = await accountFor(services, acting, { action: "Publish", uri: file.uri });
  const block = await readBlockFile(services, file, publishable);
  const plan = await makePlan(services, connection, block);
  const files = await listArtifact(services, plan, file);
  const includedSecrets = await confirmSecrets(services, files);
  const { environmentNames } = block;
  await reviewPublish(services, { plan, files, environmentNames, account: connection.account });
  await confirmOutsideDevelopment(services.prompts, connection.account, {
    action: "Publish",
    what: title(plan),
  });
  await checkUnchanged(services, file, block);
  const result = await send(services, connection, { plan, files, includedSecrets });
  const { content } = block;
  await rememberPublished(services, connection.account, { file, content, plan, result });
  tell(services, { result, plan, file });
  await services.store.refreshAll();
}

/** What was agreed to is what is sent: the file, and what a template makes of it, must be as they were. */
async function checkUnchanged(
  services: Services,
  file: BlockFile,
  block: ReadBlock<string>,
): Promise<void> {
  const now = await readBlockFile(services, file, publishable);
  if (isDeepStrictEqual(now.content, block.content)) return;
  throw new ExpectedError(
    `${displayText(file.name)} changed after it was looked at, so it was not published; publish it again.`,
  );
}

async function makePlan(
  services: Services,
  { client, account }: Connection,
  block: ReadBlock<"create-spec" | "create-release">,
): Promise<PublishPlan> {
  const target =
    block.kind === "create-release"
      ? await pickSpec(services, client, "Publish a Release")
      : undefined;
  return services.prompts.progress(
    `Looking for ${displayText(new URL(account.baseUrl).host)}`,
    (_report, signal) =>
      planPublish(
        {
          client,
          content: block.content,
          ...(target && { specId: target.id }),
          chooseShared: (candidates) => chooseSharedSpec(services, account, candidates),
        },
        { signal },
      ),
  );
}

function send(
  { prompts, artifactFormat, artifactSettings, journal }: Services,
  { client, account }: Connection,
  request: {
    readonly plan: PublishPlan;
    readonly files: CollectedFiles | undefined;
    readonly includedSecrets: ReadonlySet<string>;
  },
): Promise<PublishResult> {
  const { plan, files, includedSecrets } = request;
  const format = artifactFormat(accountOrigin(account));
  const { limitBytes } = artifactSettings();
  return prompts.progress(`Publishing ${title(plan)}`, (report, signal) =>
    publishBlock(
      { client, plan, format, limitBytes, includedSecrets, ...(files && { files }) },
      {
        signal,
        journal,
        account: changeAccount(account),
        onProgress: (progress) => report(progressText(progress)),
      },
    ),
  );
}

function progressText(progress: PublishProgress): string {
  switch (progress.step) {
    case "pack":
      return `packing, ${formatBytes(progress.packedBytes)} so far`;
    case "send":
      return progress.bytes === 0 ? "sending" : `sending ${formatBytes(progress.bytes)}`;
    case "confirm":
      return "the answer was lost; asking what became of it";
  }
}

function tell(
  { prompts }: Services,
  outcome: {
    readonly result: PublishResult;
    readonly plan: PublishPlan;
    readonly file: BlockFile;
  },
): void {
  const { result, plan, file } = outcome;
  if (result.outcome === "created") {
    const argument = new ReleaseTarget({
      kind: "release",
      specId: result.specId,
      specName: plan.name,
      blockKind: plan.blockKind,
      version: result.version,
    });
    prompts.notify({
      level: "information",
      message: result.isAlreadyThere
        ? `${title(plan)} was published before, with the same content.`
        : `Published ${title(plan)}.`,
      actions: [{ title: "Deploy…", command: "pressBlock.deploy", argument }],
    });
    return;
  }
  const again = { title: "Try Again", command: "pressBlock.publish", argument: file.uri };
  prompts.notify({
    level: "warning",
    message: result.message,
    actions: result.outcome === "notCreated" ? [again, showLogAction] : [showLogAction],
  });
}

function title({ name, version }: PublishPlan): string {
  return displayText(`${name} ${version}`);
}
