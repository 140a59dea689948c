import { compare, inc, rcompare, valid } from "semver";
import type { CallOptions, PressClient, SpecContent } from "../api/pressClient.js";
import type { SpecSummary } from "../api/resources.js";
import { readBlockContent } from "./blockContent.js";
import type { ArtifactDeclaration, BlockContent } from "./blockContent.js";
import { findSpecs } from "./findByName.js";
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

export interface PlanPublishRequest {
  readonly client: PressClient;
  /** Content of a create-spec or create-release file, as the language server reads it. */
  readonly content: unknown;
  /** The spec that gets the release. Needed for a create-release file, which does not name its spec. */
  readonly specId?: string;
  /**
   * Asked when only specs that other tenants may have shared bear the name: the id of the one that gets the release, or
   * `newSpec`. Without it a single one is taken for the tenant's own.
   */
  readonly chooseShared?: (candidates: readonly SpecSummary[]) => Promise<string>;
}

/** The answer of `chooseShared` when none of the candidates is the tenant's own. */
export const newSpec = "newSpec";

/**
 * Decides whether the file becomes a new spec or the next release of the spec with its kind and name. Rejects with
 * `PublishError` when it can be neither (the version exists or is lower than the newest), with `PressError` when the
 * platform cannot be asked.
 */
export async function planPublish(
  request: PlanPublishRequest,
  options: CallOptions = {},
): Promise<PublishPlan> {
  const { client, specId } = request;
  const block = readBlockContent(request.content);
  if (specId !== undefined) {
    const spec = await client.describeSpec(specId, options);
    return planRelease(client, block, spec, options);
  }
  const { blockKind, name } = block;
  if (blockKind === undefined || name === undefined) {
    throw new PublishError(
      "The file describes a release without saying of which spec; choose the spec that gets it.",
    );
  }
  const found = await findSpecs(client, { blockKind, name }, options);
  const spec = await ownSpec(request, found, { blockKind, name });
  if (spec !== undefined) return planRelease(client, block, spec, options);
  const otherIds = found.map(({ id }) => id);
  return { action: "createSpec", blockKind, name, otherIds, ...planned(block, block.content) };
}

/** A private spec is the tenant's own; the platform does not tell whose a public or shared one is. */
async function ownSpec(
  { chooseShared }: PlanPublishRequest,
  found: readonly SpecSummary[],
  { blockKind, name }: { readonly blockKind: string; readonly name: string },
): Promise<SpecSummary | undefined> {
  const own = found.find(({ scope }) => scope === undefined || scope === "private");
  if (own !== undefined || found.length === 0) return own;
  if (chooseShared !== undefined) {
    const chosen = await chooseShared(found);
    return found.find(({ id }) => id === chosen);
  }
  if (found.length > 1) {
    throw new PublishError(
      `There are ${found.length} ${blockKind} specs named "${name}" that you can see; choose the one that gets the release.`,
    );
  }
  return found[0];
}

async function planRelease(
  client: PressClient,
  block: BlockContent,
  spec: SpecSummary,
  options: CallOptions,
): Promise<NewReleasePlan> {
  const { name } = spec.metadata;
  if (block.blockKind !== undefined && block.blockKind !== spec.kind) {
    throw new PublishError(
      `The file is a ${block.blockKind} and "${name}" is a ${spec.kind}; choose a spec of the same kind.`,
    );
  }
  const newest = await newestVersion(client, spec, options);
  if (newest !== undefined) checkVersion(block.version, newest, name);
  const { body, parameters, autoRunOnDeploy } = block.content;
  const content: SpecContent = {
    body: { release: body["release"], config: body["config"] },
    ...(parameters === undefined ? {} : { parameters }),
    ...(autoRunOnDeploy === undefined ? {} : { autoRunOnDeploy }),
  };
  return {
    action: "createRelease",
    specId: spec.id,
    blockKind: spec.kind,
    name,
    ...planned(block, content),
    ...(newest === undefined ? {} : { previousVersion: newest }),
  };
}

function planned(block: BlockContent, content: SpecContent): PlannedContent {
  const { version, artifact } = block;
  return { version, content, ...(artifact === undefined ? {} : { artifact }) };
}

async function newestVersion(
  client: PressClient,
  spec: SpecSummary,
  options: CallOptions,
): Promise<string | undefined> {
  if (spec.latestRelease !== undefined) return spec.latestRelease.version;
  const { items } = await client.listSpecReleases(spec.id, {}, options);
  const versions = items.map(({ version }) => version);
  return versions.filter((version) => valid(version) !== null).sort(rcompare)[0] ?? versions[0];
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
