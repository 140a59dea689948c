import type { Account } from "../../auth/account.js";
import type { PublishPlan } from "../../publish/planPublish.js";
import type { PublishResult } from "../../publish/publishBlock.js";
import { contentDigest, textDigest } from "../../publish/publishedRecords.js";
import type { BlockFile } from "../../ui/editor.js";
import type { Services } from "../services.js";
import { changeAccount } from "./changeAccount.js";

/** Remembers what was published from a file, once the platform has it. */
export async function rememberPublished(
  { published, refreshBlockFiles }: Pick<Services, "published" | "refreshBlockFiles">,
  account: Account,
  publication: {
    readonly file: BlockFile;
    /** What the file says, as it was sent. */
    readonly content: unknown;
    readonly plan: PublishPlan;
    readonly result: PublishResult;
  },
): Promise<void> {
  const { file, content, plan, result } = publication;
  if (result.outcome !== "created") return;
  const { specId, version } = result;
  const { blockKind, name } = plan;
  await published.add({
    uri: file.uri,
    account: changeAccount(account),
    ...{ specId, version, blockKind, name },
    text: textDigest(file.text()),
    content: contentDigest(content),
    publishedAt: Date.now(),
  });
  refreshBlockFiles();
}
