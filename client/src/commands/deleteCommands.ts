import { describeAccount } from "../auth/account.js";
import { carryOut } from "../publish/changes/carryOut.js";
import { deleteChange, type Deletion } from "../publish/changes/deleteChange.js";
import { targetOf } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import { ExpectedError } from "../ui/expectedError.js";
import { accountFor } from "./accounts/accountFor.js";
import { carryOutVisibly } from "./changes/carryOutVisibly.js";
import { requireConnection } from "./requireConnection.js";
import type { Services } from "./services.js";

export async function deleteSpec(services: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, "spec");
  if (target === undefined) throw new ExpectedError("Choose the spec to delete in the Specs view.");
  await remove(services, { ...target, type: "spec", what: "the spec with all its releases" });
}

export async function deleteDeployment(services: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, "deployment");
  if (target === undefined) {
    throw new ExpectedError("Choose the deployment to delete in the Deployments view.");
  }
  await remove(services, { ...target, type: "deployment", what: "the deployment" });
}

interface Removal extends Deletion {
  /** For people. */
  readonly what: string;
}

/** The name has to be typed: nothing brings it back. */
async function remove(services: Services, removal: Removal): Promise<void> {
  const { prompts, store } = services;
  const acting = requireConnection(services);
  const guarded = { action: "Delete", isChosenThere: true } as const;
  const { account, client } = await accountFor(services, acting, guarded);
  const name = displayText(removal.name);
  await prompts.input({
    title: `Delete ${name} on ${displayText(describeAccount(account))}`,
    prompt: `Type ${name} to delete ${removal.what} (id ${displayText(removal.id)})`,
    validate: (text) =>
      text === removal.name ? undefined : `Type ${name} exactly, or press Escape.`,
  });
  const made = await carryOutVisibly(services, {
    account,
    progress: `Deleting ${name}`,
    carryOut: (options) => carryOut(deleteChange(client, removal), options),
  });
  if (made?.state === "wasGone") {
    prompts.notify({ level: "information", message: `${name} was gone already.`, actions: [] });
  }
  await store.refreshAll();
}
