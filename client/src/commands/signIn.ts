import { randomUUID } from "node:crypto";
import { parseAddress } from "../api/address.js";
import { PressError } from "../api/errors.js";
import { stageAddress, stages } from "../api/stageAddress.js";
import { accountOrigin, describeAccount, type Account } from "../auth/account.js";
import { readApiKey } from "../auth/apiKey.js";
import { displayText } from "../ui/displayText.js";
import { environmentPlace } from "./accounts/environmentPlace.js";
import type { Choice } from "../ui/prompts.js";
import { startLocalPlatform } from "./localPlatformCommands.js";
import type { Services } from "./services.js";

type Place =
  { readonly label: string; readonly address: string; readonly key?: string } | "other" | "local";

/** Asks where to sign in and for the key, and makes that account the active one; returns it. */
export async function signIn(services: Services): Promise<Account> {
  const place = await services.prompts.pick<Place>({
    title: "Sign In (1 of 3)",
    placeholder: "Which platform?",
    choices: [...environmentPlace(services.environment), ...places()],
  });
  if (place === "local") return startLocalPlatform(services);
  const { label, address, key: found } = place === "other" ? await askAddress(services) : place;
  const tenant = await askTenant(services);
  const account = accountFor(services, { label, address, tenant });
  const key = found ?? (await askKey(services, account, "Sign In (3 of 3)"));
  await keepAccount(services, account, key);
  return account;
}

/** Asks for another key of the acting account, such as one that replaces an expired one. */
export async function enterKey(services: Services): Promise<void> {
  const { accounts } = services;
  const account = accounts.active();
  if (account === undefined || accounts.isProvided(account.id)) {
    await signIn(services);
    return;
  }
  const title = `Enter Key of ${describe(account)}`;
  await keepAccount(services, account, await askKey(services, account, title));
}

/** Tries the key, keeps it, and tells who acts now. */
async function keepAccount(services: Services, account: Account, key: string): Promise<void> {
  const caution = await checkKey(services, account, key);
  const kept = await services.accounts.add(account, key);
  services.prompts.notify(
    caution === undefined
      ? { level: "information", message: `You act as ${describe(account)}.`, actions: [] }
      : { level: "warning", message: caution, actions: [] },
  );
  if (kept === "session") tellUnkept(services);
}

function places(): readonly Choice<Place>[] {
  const peak = stages.map((stage) => {
    const address = stageAddress(stage);
    const label = `Peak ${stage}`;
    return { label, description: new URL(address).host, value: { label, address } };
  });
  return [
    ...peak,
    { label: "Another address…", description: "any platform over https", value: "other" },
    { label: "Local platform", description: "on this machine, no key needed", value: "local" },
  ];
}

async function askAddress({
  prompts,
}: Services): Promise<{ label: string; address: string; key?: never }> {
  const text = await prompts.input({
    title: "Sign In: Address",
    prompt: "Address of the Press API, such as https://press.example.com",
    validate: addressProblem,
  });
  const url = parseAddress(text);
  return { label: url.hostname, address: url.href };
}

function addressProblem(text: string): string | undefined {
  try {
    parseAddress(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function askTenant({ prompts }: Services): Promise<string> {
  const tenant = await prompts.input({
    title: "Sign In (2 of 3)",
    prompt: "Name of the tenant, to tell your accounts apart (may be empty)",
  });
  return tenant.trim();
}

/** The account of that place and tenant; a new sign-in there only replaces the key. */
function accountFor(
  { accounts }: Services,
  wanted: { readonly label: string; readonly address: string; readonly tenant: string },
): Account {
  const { label, address: baseUrl, tenant } = wanted;
  const known = accounts
    .list()
    .find(
      (account) =>
        !accounts.isProvided(account.id) &&
        account.baseUrl === baseUrl &&
        (account.tenant ?? "") === tenant,
    );
  const id = known?.id ?? randomUUID();
  return tenant === "" ? { id, label, baseUrl } : { id, label, baseUrl, tenant };
}

async function askKey({ prompts }: Services, account: Account, title: string): Promise<string> {
  const text = await prompts.input({
    title,
    prompt: `API key for ${new URL(account.baseUrl).host}; it is kept in the system's keyring`,
    isPassword: true,
    validate: (candidate) => {
      const reading = readApiKey(candidate);
      return reading.isValid ? undefined : reading.message;
    },
  });
  const reading = readApiKey(text);
  if (!reading.isValid) throw new Error("The prompt returned a key that it should have refused.");
  return reading.key;
}

/**
 * Tries the key. Throws `PressError` when the platform refuses it; a platform that cannot be asked now is no reason not
 * to keep the key, but is told: the returned sentence.
 */
async function checkKey(
  { connections, prompts }: Services,
  account: Account,
  key: string,
): Promise<string | undefined> {
  const client = connections.clientOf(account, key);
  try {
    await prompts.progress(`Signing in to ${accountOrigin(account)}`, (_report, signal) =>
      client.listSpecs({ pageSize: 1 }, { signal }),
    );
    return undefined;
  } catch (error) {
    const isTemporary =
      error instanceof PressError &&
      ["network", "timeout", "rateLimited", "internalServerError"].includes(error.kind);
    if (!isTemporary) throw error;
    return `The key for ${describe(account)} is kept but could not be tried: ${error.message}`;
  }
}

function tellUnkept({ prompts }: Services): void {
  prompts.notify({
    level: "warning",
    message: "The system's keyring did not keep the key; it is remembered for this session only.",
    actions: [],
  });
}

function describe(account: Account): string {
  return displayText(describeAccount(account));
}
