import type { PressClient } from "../api/pressClient.js";
import type { ArtifactFormat } from "../artifact/artifactFormat.js";
import type { CollectedFiles } from "../artifact/collectFiles.js";
import { packArtifact } from "../artifact/pack.js";
import type { PackedArtifact } from "../artifact/pack.js";
import { carryOut } from "./changes/carryOut.js";
import type { ChangeOptions, ChangeProgress } from "./changes/change.js";
import { publishChange } from "./changes/publishChange.js";
import type { PublishPlan } from "./planPublish.js";
import { PublishError } from "./publishError.js";

export type PublishProgress =
  | { readonly step: "pack"; readonly packedBytes: number }
  /** `bytes` of the packed artifact; 0 without one. `sentBytes` of the request have left, where the connection tells. */
  | { readonly step: "send"; readonly bytes: number; readonly sentBytes?: number }
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

export interface PublishOptions extends Omit<ChangeOptions, "onProgress"> {
  readonly onProgress?: (progress: PublishProgress) => void;
}

/**
 * `created`: the release exists; `isLookedUp` when the answer was lost and it was found afterwards, `isAlreadyThere` when
 * it was made by an earlier attempt. `notCreated`: the answer was lost and the platform does not have it, so it may be
 * tried again. `unknown`: nobody can tell; look before trying again. `message` is one sentence for people.
 */
export type PublishResult =
  | {
      readonly outcome: "created";
      readonly specId: string;
      readonly version: string;
      readonly isLookedUp: boolean;
      readonly isAlreadyThere: boolean;
    }
  | {
      readonly outcome: "notCreated" | "unknown";
      readonly message: string;
      /** What makes sense now. */
      readonly next: "tryAgain" | "compare" | "checkLater";
    };

/**
 * Packs, sends once and confirms. Rejects with `ArtifactError`, `PublishError`, or a `PressError`
 * whose outcome is `refused`: in all of these cases nothing was created.
 */
export async function publishBlock(
  request: PublishRequest,
  options: PublishOptions = {},
): Promise<PublishResult> {
  const { client, plan } = request;
  const artifact = await packFiles(request, options);
  try {
    const result = await carryOut(publishChange(client, plan, artifact), {
      ...options,
      onProgress: (progress) => options.onProgress?.(withSize(progress, artifact)),
    });
    if (result.outcome !== "done") {
      const outcome = result.outcome === "notDone" ? "notCreated" : "unknown";
      return { outcome, message: result.message, next: result.next };
    }
    const { made, how } = result;
    const isLookedUp = how === "lookedUp";
    return { outcome: "created", ...made, isLookedUp, isAlreadyThere: how === "alreadyThere" };
  } finally {
    await artifact?.dispose();
  }
}

function withSize(progress: ChangeProgress, artifact: PackedArtifact | undefined): PublishProgress {
  return progress.step === "send" ? { ...progress, bytes: artifact?.size ?? 0 } : progress;
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
