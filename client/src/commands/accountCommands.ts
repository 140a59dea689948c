import { describeAccount, type Account } from "../auth/account.js";
import { displayText } from "../ui/displayText.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Choice } from "../ui/prompts.js";
import type { Services } from "./services.js";
import { signIn } from "./signIn.js";

/** Lets another account act. */
export async function switchAccount(services: Services): Promise<void> {
  const { accounts, prompts } = services;
  const active = accounts.active();
  const choices: Choice<Account | undefined>[] = accounts.list().map((account) => {
    const { label, description, value } = choice(account);
    const isActive = account.id === active?.id;
    return { label, description: isActive ? `${description} · acts now` : description, value };
  });
  const chosen = await prompts.pick({
    title: "Switch Account",
    placeholder: "Which account is to act?",
    choices: [...choices, { label: "Sign in to another platform…", value: undefined }],
  });
  if (chosen === undefined) await signIn(services);
  else await accounts.setActive(chosen.id);
}

/** Forgets an account and its key. */
export async function signOut(services: Services): Promise<void> {
  const { accounts, prompts } = services;
  const own = accounts.list().filter(({ id }) => !accounts.isProvided(id));
  const [first] = own;
  if (first === undefined) throw new ExpectedError(nothingToForget(services));
  const account = await prompts.pick({
    title: "Sign Out",
    placeholder: "Which account and key are to be forgotten?",
    choices: own.map(choice),
  });
  await accounts.remove(account.id);
  prompts.notify({
    level: "information",
    message: `The account ${displayText(describeAccount(account))} and its key were deleted.`,
    actions: [],
  });
}

function nothingToForget({ accounts }: Services): string {
  return accounts.list().length === 0
    ? "Nobody is signed in."
    : "This account comes from the program that started the editor; it ends with it.";
}

function choice(account: Account): { label: string; description: string; value: Account } {
  const place = new URL(account.baseUrl).host;
  const { label, tenant } = account;
  return {
    label: displayText(label),
    description: displayText(tenant === undefined ? place : `${tenant} · ${place}`),
    value: account,
  };
}
