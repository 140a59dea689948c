import type { CallOptions, PressClient, SpecContent } from "../api/pressClient.js";

/** `artifact` of a block file. */
export interface ArtifactDeclaration {
  readonly path: string;
  readonly ignoreFiles?: readonly string[];
}

interface PlannedContent {
  readonly version: string;
  readonly content: SpecContent;
  readonly artifact?: ArtifactDeclaration;
}

export interface NewSpecPlan extends PlannedContent {
  readonly action: "createSpec";
  readonly blockKind: string;
  readonly name: string;
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
}

/**
 * Decides whether the file becomes a new spec or the next release of the spec with its kind and name. Rejects with
 * `PublishError` when it can be neither (the version exists or is lower than the newest), with `PressError` when the
 * platform cannot be asked.
 */
export function planPublish(
  request: PlanPublishRequest,
  options: CallOptions = {},
): Promise<PublishPlan> {
  return Promise.reject(new Error(`${typeof request.content}${typeof options}`));
}
