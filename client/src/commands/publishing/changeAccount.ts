import { accountOrigin, type Account } from "../../auth/account.js";
import type { ChangeAccount } from "../../publish/journal/journalEntry.js";

/** An account as the journal knows it. */
export function changeAccount(account: Account): ChangeAccount {
  return { id: account.id, origin: accountOrigin(account) };
}
