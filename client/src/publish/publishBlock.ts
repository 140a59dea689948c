import { isDeepStrictEqual } from "node:util";
import { systemClock } from "../api/clock.js";
import type { Clock } from "../api/clock.js";
import { PressError } from "../api/errors.js";
import type { PressClient } from "../api/pressClient.js";
import type { ArtifactFormat } from "../artifact/artifactFormat.js";
import type { CollectedFiles } from "../artifact/collectFiles.js";
import { packArtifact } from "../artifact/pack.js";
import type { PackedArtifact } from "../artifact/pack.js";
import { findSpecs } from "./findByName.js";
import type { PublishPlan } from "./planPublish.js";
import { PublishError } from "./publishError.js";
import { reconcile } from "./reconcile.js";
import type { Finding } from "./reconcile.js";

export type PublishProgress =
  | { readonly step: "pack"; readonly packedBytes: number }
  /** `bytes` of the packed artifact; 0 without one. */
  | { readonly step: "send"; readonly bytes: number }
  /** The answer was lost; the platform is asked what became of the request. */
  | { readonly step: "confirm"; readonly attempt: number };

export interface PublishRequest {
  readonly client: PressClient;
  readonly plan: PublishPlan;
  /** The files of the plan's artifact; required when the plan has one. */
  readonly files?: CollectedFiles;
  /** Paths of `files.secrets` that the user decided to include. */
  readonly includedSecrets?: ReadonlySet<string>;
  readonly format: ArtifactFormat;
  /** Largest archive, in bytes. Default: 10 MiB. */
  readonly limitBytes?: number;
}

export interface PublishOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PublishProgress) => void;
  readonly clock?: Clock;
}

/**
 * `created`: the release exists, `isLookedUp` when the answer was lost and it was found afterwards. `notCreated`: the
 * answer was lost and the platform does not have it, so it may be tried again. `unknown`: nobody can tell; look before
 * trying again. `message` is one sentence for people.
 */
export type PublishResult =
  | {
      readonly outcome: "created";
      readonly specId: string;
      readonly version: string;
      readonly isLookedUp: boolean;
    }
  | { readonly outcome: "notCreated" | "unknown"; readonly message: string };

/**
 * Packs, sends once and confirms. Rejects with `ArtifactError`, `PublishError`, or a `PressError`
 * whose outcome is `refused`: in all of these cases nothing was created.
 */
export async function publishBlock(
  request: PublishRequest,
  options: PublishOptions = {},
): Promise<PublishResult> {
  const artifact = await packFiles(request, options);
  try {
    options.onProgress?.({ step: "send", bytes: artifact?.size ?? 0 });
    const specId = await sendPlan(request, artifact, options);
    return { outcome: "created", specId, version: request.plan.version, isLookedUp: false };
  } catch (thrown) {
    if (!(thrown instanceof PressError) || thrown.details.outcome === "refused") throw thrown;
    return await confirm(request, options);
  } finally {
    await artifact?.dispose();
  }
}

async function packFiles(
  { plan, files, includedSecrets, format, limitBytes }: PublishRequest,
  { signal, onProgress }: PublishOptions,
): Promise<PackedArtifact | undefined> {
  if (plan.artifact === undefined) return undefined;
  if (files === undefined) {
    throw new PublishError(`The files of the artifact "${plan.artifact.path}" were not listed.`);
  }
  const secrets = files.secrets.filter((path) => includedSecrets?.has(path) !== true);
  if (secrets.length > 0) {
    const some = secrets.slice(0, 3).map((path) => `"${path}"`);
    const more = secrets.length > 3 ? ` and ${secrets.length - 3} more` : "";
    throw new PublishError(
      `The artifact would carry ${some.join(", ")}${more}, which look secret; ignore them or include them knowingly.`,
    );
  }
  return packArtifact(files, format, {
    ...(signal === undefined ? {} : { signal }),
    ...(limitBytes === undefined ? {} : { limitBytes }),
    onProgress: (packedBytes) => onProgress?.({ step: "pack", packedBytes }),
  });
}

/** Returns the id of the spec. */
async function sendPlan(
  { client, plan }: PublishRequest,
  artifact: PackedArtifact | undefined,
  { signal }: PublishOptions,
): Promise<string> {
  const options = signal === undefined ? {} : { signal };
  if (plan.action === "createSpec") {
    return (await client.createSpec(plan.content, artifact, options)).id;
  }
  await client.createSpecRelease(plan.specId, plan.content, artifact, options);
  return plan.specId;
}

/** Not to be cancelled: somebody has to know what exists now. */
async function confirm(
  { client, plan }: PublishRequest,
  { onProgress, clock = systemClock }: PublishOptions,
): Promise<PublishResult> {
  const { version, name } = plan;
  const what = `release ${version} of "${name}"`;
  const finding = await reconcile(() => lookUp(client, plan), {
    clock,
    onAttempt: (attempt) => onProgress?.({ step: "confirm", attempt }),
  });
  switch (finding.state) {
    case "found":
      return { outcome: "created", specId: finding.found, version, isLookedUp: true };
    case "absent":
      return {
        outcome: "notCreated",
        message: `The answer of the platform was lost, and it has no ${what}; publish again.`,
      };
    case "different":
      return {
        outcome: "unknown",
        message: `The answer of the platform was lost, and its ${what} is not what was sent; compare them before publishing again.`,
      };
    case "unreachable":
      return {
        outcome: "unknown",
        message: `The answer of the platform was lost, and it cannot be asked whether it has ${what}; look there before publishing again.`,
      };
  }
}

/** The id of the spec that has the release. */
async function lookUp(client: PressClient, plan: PublishPlan): Promise<Finding<string>> {
  if (plan.action === "createRelease") return compareRelease(client, plan, plan.specId);
  const [spec, ...others] = await findSpecs(client, plan);
  if (spec === undefined) return { state: "absent" };
  return others.length > 0 ? { state: "different" } : compareRelease(client, plan, spec.id);
}

async function compareRelease(
  client: PressClient,
  plan: PublishPlan,
  specId: string,
): Promise<Finding<string>> {
  try {
    const { config } = await client.describeSpecRelease(specId, plan.version);
    const sent: unknown = JSON.parse(JSON.stringify(plan.content.body["config"] ?? null));
    const isSame = config === undefined || isDeepStrictEqual(config, sent);
    return isSame ? { state: "found", found: specId } : { state: "different" };
  } catch (thrown) {
    if (thrown instanceof PressError && thrown.kind === "notFound") return { state: "absent" };
    throw thrown;
  }
}
