import type { ChangeOptions, ChangeResult } from "../../publish/changes/change.js";
import type { Connection } from "../../resources/connections.js";
import { accountFor } from "../accounts/accountFor.js";
import { confirmOutsideDevelopment } from "../confirmOutsideDevelopment.js";
import type { Services } from "../services.js";
import { carryOutVisibly } from "./carryOutVisibly.js";

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
  services: Services,
  acting: Connection,
  { action, what, progress, carryOut }: RequestedChange<Made>,
): Promise<Made | undefined> {
  const { prompts, store } = services;
  const { account } = await accountFor(services, acting, { action, isChosenThere: true });
  await confirmOutsideDevelopment(prompts, account, { action, what });
  const made = await carryOutVisibly(services, { account, progress, carryOut });
  await store.refreshAll();
  return made;
}
