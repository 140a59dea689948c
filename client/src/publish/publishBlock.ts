import type { CollectedFiles } from "../artifact/collectFiles.js";
import type { ArtifactFormat } from "../artifact/artifactFormat.js";
import type { Clock } from "../api/clock.js";
import type { PressClient } from "../api/pressClient.js";
import type { PublishPlan } from "./planPublish.js";

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
 * Packs, sends once and confirms. Rejects with `ArtifactError`, `PublishError`, or a `PressError` whose outcome is
 * `refused`: in all of these cases nothing was created.
 */
export function publishBlock(
  request: PublishRequest,
  options: PublishOptions = {},
): Promise<PublishResult> {
  return Promise.reject(new Error(`${request.plan.name}${typeof options}`));
}
