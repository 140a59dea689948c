import { describeAccount } from "../../auth/account.js";
import type { AffectedDeployments } from "../../publish/compareWithRelease.js";
import { isTooSmall } from "../../publish/contract/proposeVersion.js";
import type { PublishPlan } from "../../publish/planPublish.js";
import { changeCount } from "../../remoteDocuments/comparisonText.js";
import type { Connection } from "../../resources/connections.js";
import { displayText } from "../../ui/displayText.js";
import type { ReviewLook, ReviewRequest, StepPosition } from "../../ui/prompts.js";
import { artifactLines, artifactSummary } from "../artifactReview.js";
import { showFileContract } from "../comparing/showFileContract.js";
import { showFileDiff } from "../comparing/showFileDiff.js";
import type { Services } from "../services.js";
import type { FilesToPublish } from "./chooseRelease.js";
import type { NewestComparison } from "./compareWithNewest.js";

interface Request extends FilesToPublish {
  readonly plan: PublishPlan;
  readonly position: StepPosition;
}

/** Shows what will be created, what changes, what stays and every file that goes out, and waits for a yes. */
export function reviewPublish(
  services: Services,
  connection: Connection,
  request: Request,
): Promise<void> {
  const { plan, files, block, comparison, position } = request;
  const summary = [
    whatItBecomes(plan),
    ...comparisonSummary(plan, comparison),
    artifactSummary(files),
    ...environment(block.environmentNames),
  ];
  return services.prompts.review({
    title: `Publish to ${displayText(describeAccount(connection.account))}`,
    position,
    action: `Publish ${displayText(`${plan.name} ${plan.version}`)}`,
    summary: summary.join("; "),
    looks: comparison === undefined ? [] : looks(services, connection, request, comparison),
    changes: comparison === undefined ? [] : changeLines(comparison),
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

function comparisonSummary(
  { version }: PublishPlan,
  comparison: NewestComparison | undefined,
): readonly string[] {
  if (comparison === undefined) return [];
  const { changes, newest, impact, proposed = "" } = comparison;
  const small = isTooSmall(version, newest, impact)
    ? [`${displayText(version)} promises more than the changes keep, they ask for ${proposed}`]
    : [];
  return [changeCount(changes), ...small, ...affectedSummary(comparison.affected)];
}

function affectedSummary(affected: AffectedDeployments): readonly string[] {
  if (affected.state === "none") return [];
  if (affected.state === "unknown") return ["which deployments would break is not known"];
  const broken = affected.fits.filter(({ problems }) => problems.length > 0).length;
  const unknown = affected.fits.length - broken;
  return [
    ...(broken > 0 ? [`would break ${counted(broken, "deployment")}`] : []),
    ...(unknown > 0 ? [`may break ${counted(unknown, "deployment")} with hidden values`] : []),
    ...(affected.unread > 0 ? [`${counted(affected.unread, "deployment")} not looked at`] : []),
  ];
}

function changeLines({ changes, affected }: NewestComparison): ReviewRequest["lines"] {
  const fits = affected.state === "known" ? affected.fits : [];
  return [
    ...changes.map(({ impact, message }) => ({
      label: displayText(message),
      description: impact,
    })),
    ...fits.map(({ name, problems, unknowns }) => ({
      label: `Deployment ${displayText(name)}`,
      description: displayText([...problems, ...unknowns].join(" ")),
    })),
  ];
}

function looks(
  services: Services,
  { client }: Connection,
  request: Request,
  comparison: NewestComparison,
): readonly ReviewLook[] {
  const { file, block, location } = request;
  if (location.action === "createSpec") return [];
  const { spec } = location;
  const { release, newest } = comparison;
  return [
    {
      label: "Show Difference",
      description: `with ${displayText(newest)}, in the diff editor`,
      run: () => showFileDiff(services, { client, specId: spec.id, release }, { file, block }),
    },
    {
      label: "Show Contract Comparison",
      description: changeCount(comparison.changes),
      run: () =>
        showFileContract(services, { file, name: spec.metadata.name, version: newest, comparison }),
    },
  ];
}

function environment(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`with values of the environment: ${displayText(names.join(", "))}`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
