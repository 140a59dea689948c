import type { CollectedFiles } from "../../artifact/collectFiles.js";
import { accountOrigin } from "../../auth/account.js";
import type { PublishPlan } from "../../publish/planPublish.js";
import {
  publishBlock,
  type PublishProgress,
  type PublishResult,
} from "../../publish/publishBlock.js";
import type { Connection } from "../../resources/connections.js";
import { displayText } from "../../ui/displayText.js";
import { formatBytes } from "../../ui/formatBytes.js";
import type { Services } from "../services.js";
import { changeAccount } from "./changeAccount.js";

/** Packs and sends what was agreed to, with progress. */
export function sendPublish(
  { prompts, artifactFormat, artifactSettings, journal }: Services,
  { client, account }: Connection,
  request: {
    readonly plan: PublishPlan;
    readonly files: CollectedFiles | undefined;
    readonly includedSecrets: ReadonlySet<string>;
  },
): Promise<PublishResult> {
  const { plan, files, includedSecrets } = request;
  const format = artifactFormat(accountOrigin(account));
  const { limitBytes } = artifactSettings();
  const title = `Publishing ${displayText(`${plan.name} ${plan.version}`)}`;
  return prompts.progress(title, (report, signal) =>
    publishBlock(
      { client, plan, format, limitBytes, includedSecrets, ...(files && { files }) },
      {
        signal,
        journal,
        account: changeAccount(account),
        onProgress: (progress) => report(progressText(progress)),
      },
    ),
  );
}

function progressText(progress: PublishProgress): string {
  switch (progress.step) {
    case "pack":
      return `packing, ${formatBytes(progress.packedBytes)} so far`;
    case "send": {
      const { bytes, sentBytes } = progress;
      if (bytes === 0) return "sending";
      const sent =
        sentBytes === undefined ? "" : `, ${formatBytes(Math.min(sentBytes, bytes))} so far`;
      return `sending ${formatBytes(bytes)}${sent}`;
    }
    case "confirm":
      return "the answer was lost; asking what became of it";
  }
}
