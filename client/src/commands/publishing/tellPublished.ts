import { readBlockContent } from "../../publish/blockContent.js";
import type { PublishPlan } from "../../publish/planPublish.js";
import type { PublishResult } from "../../publish/publishBlock.js";
import { ReleaseTarget } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import type { BlockFile } from "../../ui/editor.js";
import type { NoticeAction } from "../../ui/prompts.js";
import { showLogAction } from "../errorNotice.js";
import type { ReadBlock } from "../readBlockFile.js";
import type { Services } from "../services.js";
import type { WrittenVersion } from "./writeVersion.js";

interface Outcome {
  readonly result: PublishResult;
  readonly plan: PublishPlan;
  readonly file: BlockFile;
  readonly block: ReadBlock<string>;
}

/** Says what exists now, and what makes sense next. */
export function tellPublished(
  { prompts }: Pick<Services, "prompts">,
  { result, plan, file, block }: Outcome,
): void {
  const what = displayText(`${plan.name} ${plan.version}`);
  if (result.outcome === "created") {
    const argument = new ReleaseTarget({
      kind: "release",
      specId: result.specId,
      specName: plan.name,
      blockKind: plan.blockKind,
      version: result.version,
    });
    prompts.notify({
      level: "information",
      message: result.isAlreadyThere
        ? `${what} was published before, with the same content.`
        : `Published ${what}.`,
      actions: [
        { title: "Deploy…", command: "pressBlock.deploy", argument },
        { title: "Show", command: "pressBlock.openDocument", argument },
        ...writeAction(result.version, file, block),
      ],
    });
    return;
  }
  const next: Readonly<Record<typeof result.next, NoticeAction>> = {
    tryAgain: { title: "Try Again", command: "pressBlock.publish", argument: file.uri },
    compare: { title: "Compare", command: "pressBlock.compareWithPublished", argument: file.uri },
    checkLater: { title: "Check", command: "pressBlock.checkUnfinished" },
  };
  prompts.notify({
    level: "warning",
    message: result.message,
    actions: [next[result.next], showLogAction],
  });
}

/** Where the version was chosen, the file still has another one. */
function writeAction(
  version: string,
  { uri }: BlockFile,
  { isRendered, content }: ReadBlock<string>,
): readonly NoticeAction[] {
  if (isRendered || readBlockContent(content).version === version) return [];
  const argument: WrittenVersion = { uri, version };
  return [{ title: "Write Version into File", command: "pressBlock.writeVersion", argument }];
}
