import type { CollectedFiles } from "../../artifact/collectFiles.js";
import { isRecord } from "../../api/guards.js";
import type { BlockContent } from "../../publish/blockContent.js";
import { draftNotes } from "../../publish/contract/draftNotes.js";
import { versionProblem } from "../../publish/contract/proposeVersion.js";
import { planRelease, type PublishPlan, type ReleaseChoice } from "../../publish/planPublish.js";
import { changeCount } from "../../remoteDocuments/comparisonText.js";
import type { Connection } from "../../resources/connections.js";
import { displayText } from "../../ui/displayText.js";
import { runSteps, type Step } from "../../ui/steps.js";
import type { Services } from "../services.js";
import type { NewestComparison } from "./compareWithNewest.js";
import type { ComparedFile } from "./guardMove.js";
import { reviewPublish } from "./reviewPublish.js";

export interface FilesToPublish extends ComparedFile {
  readonly files: CollectedFiles | undefined;
}

/**
 * Asks for version and notes, unless the author wrote new ones into the file, and shows everything that will happen.
 * Resolves with what was agreed to.
 */
export async function chooseRelease(
  services: Services,
  connection: Connection,
  request: FilesToPublish,
): Promise<PublishPlan> {
  const { comparison, location } = request;
  const written = writtenRelease(location.block);
  const steps: Step<ReleaseChoice>[] = [];
  if (comparison !== undefined) {
    const isNew = versionProblem(written.version, comparison.newest) === undefined;
    if (!isNew) steps.push(askVersion(services, request, comparison));
    // Notes beside a version that is not new are those of a release before.
    if (!isNew || written.notes === "") steps.push(askNotes(services, request, comparison));
  }
  steps.push(async (choice, position) => {
    const plan = planRelease(location, choice);
    await reviewPublish(services, connection, { ...request, plan, position });
    return choice;
  });
  const choice = await runSteps(written, steps);
  return planRelease(location, choice);
}

/** Version and notes as the file has them. */
function writtenRelease({ version, content }: BlockContent): ReleaseChoice {
  const release = content.body["release"];
  const notes = isRecord(release) ? release["notes"] : undefined;
  return { version, notes: typeof notes === "string" ? notes : "" };
}

function askVersion(
  { prompts }: Services,
  { file }: FilesToPublish,
  comparison: NewestComparison,
): Step<ReleaseChoice> {
  const { newest, changes, proposed } = comparison;
  return async (choice, position) => {
    const version = await prompts.input({
      title: `Publish ${displayText(file.name)}: Version`,
      prompt: `Version of the release after ${displayText(newest)} (${changeCount(changes)})`,
      value: proposed ?? "",
      validate: (text) => versionProblem(text.trim(), newest),
      position,
    });
    return { ...choice, version: version.trim() };
  };
}

function askNotes(
  { prompts }: Services,
  { file }: FilesToPublish,
  { changes, newest }: NewestComparison,
): Step<ReleaseChoice> {
  return async (choice, position) => {
    const notes = await prompts.input({
      title: `Publish ${displayText(file.name)}: Notes`,
      prompt: `What is new since ${displayText(newest)} (may be empty)`,
      value: draftNotes(changes),
      position,
    });
    return { ...choice, notes: notes.trim() };
  };
}
