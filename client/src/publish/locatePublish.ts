import { rcompare, valid } from "semver";
import type { CallOptions, PressClient } from "../api/pressClient.js";
import type { SpecSummary } from "../api/resources.js";
import { readBlockContent, type BlockContent } from "./blockContent.js";
import { findSpecs } from "./findByName.js";
import { PublishError } from "./publishError.js";

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

/** Where a file goes: a new spec, or a spec that is there and gets its next release. */
export type PublishLocation =
  | {
      readonly action: "createSpec";
      readonly block: BlockContent;
      readonly blockKind: string;
      readonly name: string;
      /** Specs of other tenants that have this kind and name. */
      readonly otherIds: readonly string[];
    }
  | {
      readonly action: "createRelease";
      readonly block: BlockContent;
      readonly spec: SpecSummary;
      /** The newest version on the platform. */
      readonly newest?: string;
    };

/**
 * Decides whether the file becomes a new spec or the next release of the spec with its kind and name. Rejects with
 * `PublishError` when it can be neither, with `PressError` when the platform cannot be asked.
 */
export async function locatePublish(
  request: PlanPublishRequest,
  options: CallOptions = {},
): Promise<PublishLocation> {
  const { client, specId } = request;
  const block = readBlockContent(request.content);
  if (specId !== undefined) {
    const spec = await client.describeSpec(specId, options);
    return nextRelease(client, block, spec, options);
  }
  const { blockKind, name } = block;
  if (blockKind === undefined || name === undefined) {
    throw new PublishError(
      "The file describes a release without saying of which spec; choose the spec that gets it.",
    );
  }
  const found = await findSpecs(client, { blockKind, name }, options);
  const spec = await ownSpec(request, found, { blockKind, name });
  if (spec !== undefined) return nextRelease(client, block, spec, options);
  const otherIds = found.map(({ id }) => id);
  return { action: "createSpec", block, blockKind, name, otherIds };
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

async function nextRelease(
  client: PressClient,
  block: BlockContent,
  spec: SpecSummary,
  options: CallOptions,
): Promise<PublishLocation> {
  if (block.blockKind !== undefined && block.blockKind !== spec.kind) {
    throw new PublishError(
      `The file is a ${block.blockKind} and "${spec.metadata.name}" is a ${spec.kind}; choose a spec of the same kind.`,
    );
  }
  const newest = await newestVersion(client, spec, options);
  return { action: "createRelease", block, spec, ...(newest === undefined ? {} : { newest }) };
}

/** The newest version of a spec. Rejects with `PressError`. */
export async function newestVersion(
  client: Pick<PressClient, "listSpecReleases">,
  spec: Pick<SpecSummary, "id" | "latestRelease">,
  options: CallOptions,
): Promise<string | undefined> {
  if (spec.latestRelease !== undefined) return spec.latestRelease.version;
  const { items } = await client.listSpecReleases(spec.id, {}, options);
  const versions = items.map(({ version }) => version);
  return versions.filter((version) => valid(version) !== null).sort(rcompare)[0] ?? versions[0];
}
