import { compare, inc, valid } from "semver";
import { isRecord } from "../api/guards.js";
import type { CallOptions, SpecContent } from "../api/pressClient.js";
import type { ArtifactDeclaration, BlockContent } from "./blockContent.js";
import { locatePublish, type PlanPublishRequest, type PublishLocation } from "./locatePublish.js";
import { PublishError } from "./publishError.js";

interface PlannedContent {
  readonly version: string;
  readonly content: SpecContent;
  readonly artifact?: ArtifactDeclaration;
}

export interface NewSpecPlan extends PlannedContent {
  readonly action: "createSpec";
  readonly blockKind: string;
  readonly name: string;
  /** Specs of other tenants that have this kind and name. */
  readonly otherIds: readonly string[];
}

export interface NewReleasePlan extends PlannedContent {
  readonly action: "createRelease";
  readonly specId: string;
  /** Kind and name of the spec on the platform. */
  readonly blockKind: string;
  readonly name: string;
  /** The newest version on the platform. */
  readonly previousVersion?: string;
}

export type PublishPlan = NewSpecPlan | NewReleasePlan;

/** What a user decided about a release; it takes the place of what the file says. */
export interface ReleaseChoice {
  readonly version: string;
  /** Empty for none. */
  readonly notes: string;
}

/**
 * Decides where the file goes, as `locatePublish`, and plans it as it is written. Also rejects with `PublishError` when
 * its version exists or is lower than the newest.
 */
export async function planPublish(
  request: PlanPublishRequest,
  options: CallOptions = {},
): Promise<PublishPlan> {
  return planRelease(await locatePublish(request, options));
}

/** The plan for a file at its location, with the version and notes of `choice`, else with those of the file. */
export function planRelease(location: PublishLocation, choice?: ReleaseChoice): PublishPlan {
  const block = choice === undefined ? location.block : withRelease(location.block, choice);
  if (location.action === "createSpec") {
    const { blockKind, name, otherIds } = location;
    return { action: "createSpec", blockKind, name, otherIds, ...planned(block, block.content) };
  }
  const { spec, newest } = location;
  const { name } = spec.metadata;
  if (newest !== undefined) checkVersion(block.version, newest, name);
  return {
    action: "createRelease",
    specId: spec.id,
    blockKind: spec.kind,
    name,
    ...planned(block, releaseContent(block.content)),
    ...(newest === undefined ? {} : { previousVersion: newest }),
  };
}

/** What of a file belongs to a release; the rest is the spec's own. */
function releaseContent({ body, parameters, autoRunOnDeploy }: SpecContent): SpecContent {
  return {
    body: { release: body["release"], config: body["config"] },
    ...(parameters === undefined ? {} : { parameters }),
    ...(autoRunOnDeploy === undefined ? {} : { autoRunOnDeploy }),
  };
}

function withRelease(block: BlockContent, { version, notes }: ReleaseChoice): BlockContent {
  const { body } = block.content;
  const written = isRecord(body["release"]) ? body["release"] : {};
  const others = Object.entries(written).filter(([key]) => key !== "version" && key !== "notes");
  const release = {
    version,
    ...(notes === "" ? {} : { notes }),
    ...Object.fromEntries(others),
  };
  return { ...block, version, content: { ...block.content, body: { ...body, release } } };
}

function planned(block: BlockContent, content: SpecContent): PlannedContent {
  const { version, artifact } = block;
  return { version, content, ...(artifact === undefined ? {} : { artifact }) };
}

function checkVersion(version: string, newest: string, name: string): void {
  const next = inc(newest, "patch");
  const advice = next === null ? "raise it" : `raise it, for instance to ${next}`;
  if (version === newest) {
    throw new PublishError(
      `Release ${version} of "${name}" exists already and cannot be changed; to publish, ${advice}.`,
    );
  }
  if (valid(newest) === null) return;
  const order = compare(version, newest);
  if (order > 0) return;
  throw new PublishError(
    `The release version ${version} is ${order === 0 ? "equal to" : "lower than"} the newest release ${newest} of "${name}"; ${advice}.`,
  );
}
