import { describeAccount } from "../auth/account.js";
import { targetOf } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import { ExpectedError } from "../ui/expectedError.js";
import { requireConnection } from "./requireConnection.js";
import type { Services } from "./services.js";

export async function deleteSpec(services: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, "spec");
  if (target === undefined) throw new ExpectedError("Choose the spec to delete in the Specs view.");
  const { client } = requireConnection(services);
  await remove(services, {
    ...target,
    what: "the spec with all its releases",
    run: (signal) => client.deleteSpec(target.id, { signal }),
  });
}

export async function deleteDeployment(services: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, "deployment");
  if (target === undefined) {
    throw new ExpectedError("Choose the deployment to delete in the Deployments view.");
  }
  const { client } = requireConnection(services);
  await remove(services, {
    ...target,
    what: "the deployment",
    run: (signal) => client.deleteDeployment(target.id, { signal }),
  });
}

interface Removal {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** The name has to be typed: nothing brings it back. */
async function remove(services: Services, removal: Removal): Promise<void> {
  const { prompts, store } = services;
  const { account } = requireConnection(services);
  const name = displayText(removal.name);
  await prompts.input({
    title: `Delete ${name} on ${displayText(describeAccount(account))}`,
    prompt: `Type ${name} to delete ${removal.what} (id ${displayText(removal.id)})`,
    validate: (text) =>
      text === removal.name ? undefined : `Type ${name} exactly, or press Escape.`,
  });
  await prompts.progress(`Deleting ${name}`, (_report, signal) => removal.run(signal));
  await store.refreshAll();
}
