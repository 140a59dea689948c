import { describeAccount, isDevelopment, type Account } from "../auth/account.js";
import { displayText } from "../ui/displayText.js";
import type { Prompts } from "../ui/prompts.js";

/** Asks once more, naming account and place, where other people's work can be touched. */
export async function confirmOutsideDevelopment(
  prompts: Prompts,
  account: Account,
  request: { readonly action: string; readonly what: string },
): Promise<void> {
  if (isDevelopment(account)) return;
  const place = displayText(describeAccount(account));
  await prompts.confirm({
    message: `${request.action} ${request.what} on ${place}?`,
    detail: "This platform is not a development stage.",
    action: request.action,
  });
}
