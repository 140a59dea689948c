import { accountOrigin } from "./auth/account.js";
import type { Services } from "./commands/services.js";
import type { BlockFileReading } from "./resources/blockFiles.js";
import { publishState, type PublishState } from "./resources/publishState.js";

/** Tells for each block file what it and the acting account's platform have to do with each other. */
export function createPublishState({
  accounts,
  published,
  store,
}: Pick<Services, "accounts" | "published" | "store">): (file: BlockFileReading) => PublishState {
  return ({ uri, text, content, blockKind, name }) => {
    const account = accounts.active();
    if (account === undefined || text === undefined) return { state: "unknown" };
    const record = published.find(uri, { id: account.id, origin: accountOrigin(account) });
    const file = {
      text,
      content,
      ...(blockKind !== undefined && { blockKind }),
      ...(name !== undefined && { name }),
    };
    return publishState(file, record, store.knowledge.known);
  };
}
