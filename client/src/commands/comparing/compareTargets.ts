import { compare as compareVersions, valid } from "semver";
import { compareContracts } from "../../publish/contract/compareContracts.js";
import { contractOfRelease } from "../../publish/contract/contractOf.js";
import { comparisonText } from "../../remoteDocuments/comparisonText.js";
import { documentUri, type DocumentUri } from "../../remoteDocuments/documentAddress.js";
import type { Connection } from "../../resources/connections.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import type { Services } from "../services.js";
import { targetDocument, targetTitle } from "./targetDocument.js";

/** Of one kind each: two releases, two deployments or two revisions. */
export type ComparedTarget = TargetOf<"release" | "deployment" | "revision">;

/** Shows two releases, two revisions, or the run parameters of two deployments, beside each other. */
export async function showTargetDiff(
  { documents, editor, prompts }: Services,
  { account }: Connection,
  pair: readonly [ComparedTarget, ComparedTarget],
): Promise<void> {
  const [left, right] = inOrder(pair).map((target) => comparedDocument(target, account.id));
  if (left === undefined || right === undefined) return;
  const title = inOrder(pair).map(targetTitle).map(displayText).join(" ↔ ");
  await prompts.progress(`Reading ${title}`, async (_report, signal) => {
    await documents.prepare(left.address, signal);
    await documents.prepare(right.address, signal);
  });
  await editor.showDiff({ left: documentUri(left), right: documentUri(right), title });
}

/** Shows what changed between two releases, as a list. */
export async function showReleaseContract(
  { documents, editor, prompts }: Services,
  { client }: Connection,
  pair: readonly [TargetOf<"release">, TargetOf<"release">],
): Promise<void> {
  const [before, after] = inOrder(pair);
  const [one, other] = await prompts.progress("Comparing two releases", async (_report, signal) => [
    await client.describeSpecRelease(before.specId, before.version, { signal }),
    await client.describeSpecRelease(after.specId, after.version, { signal }),
  ]);
  const changes = compareContracts(
    contractOfRelease(one, before.blockKind),
    contractOfRelease(other, after.blockKind),
  );
  const [was, is] = [targetTitle(before), targetTitle(after)];
  const text = comparisonText({ before: was, after: is, changes, affected: { state: "none" } });
  await editor.showDocument(documents.keep(`${was} - ${is}.txt`, text));
}

/** The older release of a spec comes first; all else as it was chosen. */
function inOrder<Target extends ComparedTarget>(
  pair: readonly [Target, Target],
): readonly [Target, Target] {
  const [one, other] = pair;
  if (one.kind !== "release" || other.kind !== "release") return pair;
  const areVersions = valid(one.version) !== null && valid(other.version) !== null;
  const isSwapped =
    one.specId === other.specId && areVersions && compareVersions(one.version, other.version) > 0;
  return isSwapped ? [other, one] : pair;
}

function comparedDocument(target: ComparedTarget, account: string): DocumentUri {
  if (target.kind !== "deployment") return targetDocument(target, account);
  const { id: deploymentId, name } = target;
  const address = { show: "runParameters", account, deploymentId } as const;
  return { fileName: `${name}.parameters.block.yaml`, address };
}
