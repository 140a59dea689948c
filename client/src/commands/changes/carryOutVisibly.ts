import type { Account } from "../../auth/account.js";
import type { ChangeOptions, ChangeResult } from "../../publish/changes/change.js";
import { showLogAction } from "../errorNotice.js";
import { changeAccount } from "../publishing/changeAccount.js";
import type { Services } from "../services.js";

export interface VisibleChange<Made> {
  readonly account: Account;
  /** What is under way, for the notification of progress. */
  readonly progress: string;
  readonly carryOut: (options: ChangeOptions) => Promise<ChangeResult<Made>>;
}

/** Carries a change out with a notification of progress, and tells when it did not come about; undefined then. */
export async function carryOutVisibly<Made>(
  { prompts, journal }: Services,
  { account, progress, carryOut }: VisibleChange<Made>,
): Promise<Made | undefined> {
  const result = await prompts.progress(progress, (report, signal) =>
    carryOut({
      signal,
      journal,
      account: changeAccount(account),
      onProgress: ({ step }) => {
        if (step === "confirm") report("the answer was lost; asking what became of it");
      },
    }),
  );
  if (result.outcome === "done") return result.made;
  prompts.notify({ level: "warning", message: result.message, actions: [showLogAction] });
  return undefined;
}
