import { accountOrigin, type Account } from "../../auth/account.js";
import type { SpecSummary } from "../../api/resources.js";
import { newSpec } from "../../publish/locatePublish.js";
import { displayText } from "../../ui/displayText.js";
import type { Services } from "../services.js";

/**
 * Asks whether one of the specs with the name of the block is the tenant's own, which the platform does not tell, and
 * remembers the answer. A wrong answer does no harm: the platform refuses a release of another tenant's spec.
 */
export async function chooseSharedSpec(
  { prompts, memory }: Services,
  account: Account,
  candidates: readonly SpecSummary[],
): Promise<string> {
  const ids = candidates.map(({ id }) => id).sort();
  const key = `pressBlock.sharedSpec:${accountOrigin(account)}:${account.id}:${ids.join()}`;
  const remembered = memory.get(key);
  if (typeof remembered === "string") return remembered;
  const chosen = await prompts.pick({
    title: "A Spec of This Name Is Shared with You",
    placeholder: "Which spec gets the release?",
    choices: [
      ...candidates.map(({ id, scope, metadata, latestRelease }) => ({
        label: displayText(metadata.name),
        description: displayText(`${scope ?? ""} · ${latestRelease?.version ?? "no release"}`),
        detail: displayText(`by ${metadata.createdBy ?? "somebody"}, id ${id}`),
        value: id,
      })),
      { label: "A New Spec", description: "the others belong to other tenants", value: newSpec },
    ],
  });
  await memory.update(key, chosen);
  return chosen;
}
