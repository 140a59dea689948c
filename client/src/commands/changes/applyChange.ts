import type { ChangeOptions, ChangeResult } from "../../publish/changes/change.js";
import type { Connection } from "../../resources/connections.js";
import { confirmOutsideDevelopment } from "../confirmOutsideDevelopment.js";
import { showLogAction } from "../errorNotice.js";
import { changeAccount } from "../publishing/changeAccount.js";
import type { Services } from "../services.js";

export interface RequestedChange<Made> {
  /** Such as `Redeploy`. */
  readonly action: string;
  /** What is changed; follows the action, and is fit to be shown. */
  readonly what: string;
  readonly progress: string;
  readonly carryOut: (options: ChangeOptions) => Promise<ChangeResult<Made>>;
}

/** Changes what is there, after a yes where other people work; undefined when it did not come about, which was told. */
export async function applyChange<Made>(
  { prompts, journal, store }: Services,
  { account }: Connection,
  { action, what, progress, carryOut }: RequestedChange<Made>,
): Promise<Made | undefined> {
  await confirmOutsideDevelopment(prompts, account, { action, what });
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
  if (result.outcome !== "done") {
    prompts.notify({ level: "warning", message: result.message, actions: [showLogAction] });
  }
  await store.refreshAll();
  return result.outcome === "done" ? result.made : undefined;
}
