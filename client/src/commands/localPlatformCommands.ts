import { randomBytes } from "node:crypto";
import type { Account } from "../auth/account.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Services } from "./services.js";

const accountId = "local-platform";
const keyName = "localPlatformKey";

/** Starts the local platform and makes its account the active one; returns the account. */
export async function startLocalPlatform(
  services: Services,
  data: "keep" | "reset" = "keep",
): Promise<Account> {
  const { accounts, localPlatform, prompts } = services;
  const provided = accounts.list().find(({ id }) => accounts.isProvided(id));
  if (provided !== undefined) {
    await accounts.setActive(provided.id);
    tell(services, provided.baseUrl);
    return provided;
  }
  const key = await installationKey(services);
  const previous = accounts.list().find(({ id }) => id === accountId);
  const { address } = await prompts.progress("Starting the local platform", () =>
    localPlatform.start(key, previous && portOf(previous.baseUrl), data),
  );
  const account: Account = { id: accountId, label: "Local platform", baseUrl: `${address}/` };
  await accounts.add(account, key);
  tell(services, address);
  return account;
}

export async function stopLocalPlatform({
  localPlatform,
  prompts,
  store,
}: Services): Promise<void> {
  const isReused = localPlatform.running?.isOurs === false;
  const wasRunning = await localPlatform.stop();
  const message = wasRunning
    ? "The local platform was stopped; its data is kept."
    : isReused
      ? "The local platform belongs to another window; stop it there."
      : "No local platform was started in this window.";
  prompts.notify({ level: "information", message, actions: [] });
  if (wasRunning) await store.refreshAll();
}

/** Forgets all that the local platform keeps, after a yes, and starts it anew with its samples. */
export async function resetLocalPlatform(services: Services): Promise<void> {
  const { accounts, localPlatform, prompts, store } = services;
  if (accounts.list().some(({ id }) => accounts.isProvided(id))) {
    throw new ExpectedError(
      "The platform was chosen by the environment in which the editor was started; reset it where it was started.",
    );
  }
  if (localPlatform.running?.isOurs === false) {
    throw new ExpectedError("The local platform belongs to another window; reset it there.");
  }
  await prompts.confirm({
    message: "Reset the local platform?",
    detail:
      "All specs, releases and deployments that it keeps on this machine are deleted and cannot be brought back.",
    action: "Reset",
  });
  await localPlatform.stop();
  await startLocalPlatform(services, "reset");
  await store.refreshAll();
}

function tell({ prompts }: Services, address: string): void {
  prompts.notify({
    level: "information",
    message: `You act on the local platform at ${new URL(address).origin}.`,
    actions: [],
  });
}

/** The key of the local platforms of this installation, made once: a platform of another window takes it too. */
async function installationKey({ secrets }: Services): Promise<string> {
  const stored = await secrets.get(keyName);
  if (stored !== undefined) return stored;
  const key = randomBytes(24).toString("hex");
  await secrets.store(keyName, key);
  return key;
}

function portOf(address: string): number | undefined {
  const port = Number(new URL(address).port);
  return port > 0 ? port : undefined;
}
