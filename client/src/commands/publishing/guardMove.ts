import { accountOrigin } from "../../auth/account.js";
import type { PublishLocation } from "../../publish/locatePublish.js";
import { remoteMove, type RemoteMove } from "../../publish/remoteMove.js";
import type { Connection } from "../../resources/connections.js";
import { Cancelled } from "../../ui/cancelled.js";
import { displayText } from "../../ui/displayText.js";
import type { BlockFile } from "../../ui/editor.js";
import type { Choice } from "../../ui/prompts.js";
import { showFileDiff } from "../comparing/showFileDiff.js";
import type { ReadBlock } from "../readBlockFile.js";
import type { Services } from "../services.js";
import type { NewestComparison } from "./compareWithNewest.js";

export interface ComparedFile {
  readonly file: BlockFile;
  readonly block: ReadBlock<string>;
  readonly location: PublishLocation;
  readonly comparison: NewestComparison | undefined;
}

/**
 * Stops when the platform moved since the file was based on it, and lets the user compare or go on. Where the file says
 * what the newest release says, nothing of anybody can be lost. Rejects with `Cancelled` unless the user goes on.
 */
export async function guardMove(
  services: Services,
  { account, client }: Connection,
  { file, block, location, comparison }: ComparedFile,
): Promise<void> {
  const origin = accountOrigin(account);
  const record = services.published.find(file.uri, { id: account.id, origin });
  const move = remoteMove(location, record);
  if (move === undefined || comparison?.changes.length === 0) return;
  const compare: Choice<"compare"> = {
    label: "Compare",
    description: "with what is published now; nothing is sent",
    value: "compare",
  };
  const choice = await services.prompts.pick<"compare" | "publish">({
    title: title(location, file),
    placeholder: displayText(happened(move, location)),
    choices: [
      ...(comparison === undefined ? [] : [compare]),
      { label: "Publish Anyway", description: advice(move), value: "publish" },
    ],
  });
  if (choice === "publish") return;
  if (location.action === "createRelease" && comparison !== undefined) {
    const { spec } = location;
    const { release } = comparison;
    await showFileDiff(services, { client, specId: spec.id, release }, { file, block });
  }
  throw new Cancelled();
}

function title(location: PublishLocation, file: BlockFile): string {
  if (location.action === "createSpec") return `${displayText(location.name)} Is Gone`;
  return `${displayText(location.spec.metadata.name)} Moved Since ${displayText(file.name)} Was Based on It`;
}

function happened(move: RemoteMove, location: PublishLocation): string {
  switch (move.kind) {
    case "newer": {
      const latest = location.action === "createRelease" ? location.spec.latestRelease : undefined;
      const by = latest?.createdBy === undefined ? "" : ` by ${latest.createdBy}`;
      return `The file is based on ${move.base}; ${move.newest} was published since${by}`;
    }
    case "replaced":
      return `The spec that got ${move.base} is gone, and another one bears its name`;
    case "gone":
      return `The spec that got ${move.base} is not there any more`;
  }
}

function advice(move: RemoteMove): string {
  switch (move.kind) {
    case "newer":
      return `what ${displayText(move.newest)} changed is lost where the file lacks it`;
    case "replaced":
      return "as the next release of the other spec";
    case "gone":
      return "as a new spec";
  }
}
