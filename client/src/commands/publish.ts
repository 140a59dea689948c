import { isDeepStrictEqual } from "node:util";
import { locatePublish, newestVersion, type PublishLocation } from "../publish/locatePublish.js";
import { planRelease } from "../publish/planPublish.js";
import type { Connection } from "../resources/connections.js";
import { displayText } from "../ui/displayText.js";
import type { BlockFile } from "../ui/editor.js";
import { ExpectedError } from "../ui/expectedError.js";
import { accountFor } from "./accounts/accountFor.js";
import { confirmOutsideDevelopment } from "./confirmOutsideDevelopment.js";
import { pickSpec } from "./pickRelease.js";
import { confirmSecrets, listArtifact } from "./publishedFiles.js";
import { chooseRelease } from "./publishing/chooseRelease.js";
import { chooseSharedSpec } from "./publishing/chooseSharedSpec.js";
import { compareWithNewest, type NewestComparison } from "./publishing/compareWithNewest.js";
import { guardMove } from "./publishing/guardMove.js";
import { rememberPublished } from "./publishing/rememberPublished.js";
import { sendPublish } from "./publishing/sendPublish.js";
import { tellPublished } from "./publishing/tellPublished.js";
import { publishable, readBlockFile, type ReadBlock } from "./readBlockFile.js";
import { requireConnection } from "./requireConnection.js";
import type { Services } from "./services.js";

type Block = ReadBlock<"create-spec" | "create-release">;

/**
 * Publishes a block file: as a new spec, or as the next release of the spec with its name and kind. Problems, the
 * comparison with the newest release, version and notes, and the files come first; nothing is sent before the yes.
 */
export async function publish(services: Services, argument: unknown): Promise<void> {
  const acting = requireConnection(services);
  const file = await services.editor.blockFile(argument);
  if (file === undefined) {
    throw new ExpectedError("Open the block file that is to be published.");
  }
  const connection = await accountFor(services, acting, { action: "Publish", uri: file.uri });
  const block = await readBlockFile(services, file, publishable);
  const location = await locate(services, connection, block);
  const comparison = await compareWithNewest(services, connection, location);
  const compared = { file, block, location, comparison };
  await guardMove(services, connection, compared);
  refuseRepetition(location, comparison);
  const files = await listArtifact(services, location.block, file);
  const includedSecrets = await confirmSecrets(services, files);
  const plan = await chooseRelease(services, connection, { ...compared, files });
  await confirmOutsideDevelopment(services.prompts, connection.account, {
    action: "Publish",
    what: displayText(`${plan.name} ${plan.version}`),
  });
  await checkUnchanged(services, file, block);
  await checkUnmoved(connection, location);
  const result = await sendPublish(services, connection, { plan, files, includedSecrets });
  const outcome = { result, plan, file, block };
  await rememberPublished(services, connection.account, { ...outcome, content: block.content });
  tellPublished(services, outcome);
  await services.store.refreshAll();
}

async function locate(
  services: Services,
  { client, account }: Connection,
  block: Block,
): Promise<PublishLocation> {
  const target =
    block.kind === "create-release"
      ? await pickSpec(services, client, "Publish a Release")
      : undefined;
  return services.prompts.progress(
    `Looking for ${displayText(new URL(account.baseUrl).host)}`,
    (_report, signal) =>
      locatePublish(
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

/** The files of an artifact may have changed where the file did not; without one nothing would be new. */
function refuseRepetition(
  location: PublishLocation,
  comparison: NewestComparison | undefined,
): void {
  const { artifact } = location.block;
  if (comparison?.changes.length === 0 && artifact === undefined) planRelease(location);
}

/** What was agreed to is what is sent: the file, and what a template makes of it, must be as they were. */
async function checkUnchanged(services: Services, file: BlockFile, block: Block): Promise<void> {
  const now = await readBlockFile(services, file, publishable);
  if (isDeepStrictEqual(now.content, block.content)) return;
  throw new ExpectedError(
    `${displayText(file.name)} changed after it was looked at, so it was not published; publish it again.`,
  );
}

/** As is what it was compared with. */
async function checkUnmoved({ client }: Connection, location: PublishLocation): Promise<void> {
  if (location.action === "createSpec") return;
  const { spec, newest } = location;
  const now = await newestVersion(client, await client.describeSpec(spec.id), {});
  if (now === newest) return;
  const name = displayText(spec.metadata.name);
  throw new ExpectedError(
    `Release ${displayText(now ?? "none")} of ${name} was published meanwhile, so nothing was published; publish again to compare with it.`,
  );
}
