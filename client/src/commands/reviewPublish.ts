import { describeAccount, type Account } from "../auth/account.js";
import type { CollectedFiles } from "../artifact/collectFiles.js";
import type { PublishPlan } from "../publish/planPublish.js";
import { displayText } from "../ui/displayText.js";
import { artifactLines, artifactSummary } from "./artifactReview.js";
import type { Services } from "./services.js";

/** Shows what will be created, what stays and every file that goes out, and waits for a yes. */
export function reviewPublish(
  { prompts }: Services,
  request: {
    readonly plan: PublishPlan;
    readonly files: CollectedFiles | undefined;
    readonly account: Account;
    /** Names of the environment variables whose values are in what is sent. */
    readonly environmentNames: readonly string[];
  },
): Promise<void> {
  const { plan, files, account, environmentNames } = request;
  return prompts.review({
    title: `Publish to ${displayText(describeAccount(account))}`,
    action: `Publish ${displayText(`${plan.name} ${plan.version}`)}`,
    summary: [whatItBecomes(plan), artifactSummary(files), ...environment(environmentNames)].join(
      "; ",
    ),
    lines: artifactLines(files),
  });
}

function whatItBecomes(plan: PublishPlan): string {
  const kind = displayText(plan.blockKind);
  if (plan.action === "createSpec") return `a new ${kind} spec`;
  const previous =
    plan.previousVersion === undefined ? "" : ` after ${displayText(plan.previousVersion)}`;
  return `the next release of the ${kind} spec${previous}`;
}

function environment(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`with values of the environment: ${displayText(names.join(", "))}`];
}
