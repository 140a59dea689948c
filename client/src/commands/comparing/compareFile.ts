import { compareWithRelease } from "../../publish/compareWithRelease.js";
import { locatePublish, type PublishLocation } from "../../publish/locatePublish.js";
import type { Connection } from "../../resources/connections.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { pickSpec, pickVersion } from "../pickRelease.js";
import { chooseSharedSpec } from "../publishing/chooseSharedSpec.js";
import { comparable, readBlockFile, type ReadBlock } from "../readBlockFile.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { showFileContract } from "./showFileContract.js";
import { showFileDiff } from "./showFileDiff.js";

const title = "Compare with a Published Release";

/** Compares the open block file, saved or not, with a release of the spec with its kind and name. */
export async function compareFile(
  services: Services,
  argument: unknown,
  as: "text" | "contract",
): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const file = await services.editor.blockFile(argument);
  if (file === undefined) throw new ExpectedError("Open the block file that is to be compared.");
  const asItIs = { ...file, save: () => Promise.resolve(true) };
  const block = await readBlockFile(services, asItIs, comparable);
  const location = await locate(services, connection, block);
  if (location.action === "createSpec") {
    throw new ExpectedError(
      `Nothing is published of ${displayText(location.name)} yet, so there is no release to compare ${displayText(file.name)} with.`,
    );
  }
  const { spec } = location;
  const { name } = spec.metadata;
  const version = await pickVersion(services, client, { title, spec: { id: spec.id, name } });
  const comparison = await services.prompts.progress(
    `Comparing with ${displayText(`${name} ${version}`)}`,
    (_report, signal) =>
      compareWithRelease({ client, spec, version, block: location.block }, { signal }),
  );
  const { release } = comparison;
  if (as === "contract") await showFileContract(services, { file, name, version, comparison });
  else await showFileDiff(services, { client, specId: spec.id, release }, { file, block });
}

async function locate(
  services: Services,
  { client, account }: Connection,
  { kind, content }: ReadBlock<"create-spec" | "create-release">,
): Promise<PublishLocation> {
  const target = kind === "create-release" ? await pickSpec(services, client, title) : undefined;
  return services.prompts.progress("Looking for the spec", (_report, signal) =>
    locatePublish(
      {
        client,
        content,
        ...(target && { specId: target.id }),
        chooseShared: (candidates) => chooseSharedSpec(services, account, candidates),
      },
      { signal },
    ),
  );
}
