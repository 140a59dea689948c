import type { PublishLocation } from "./locatePublish.js";
import { versionProblem } from "./contract/proposeVersion.js";
import type { PublishedRecord } from "./publishedRecords.js";

/** What happened on the platform since a file was last in step with it. */
export type RemoteMove =
  /** Somebody published `newest` after `base`, which the file was published as, or says that it is. */
  | { readonly kind: "newer"; readonly base: string; readonly newest: string }
  /** The spec that the file was published to is gone; another one bears its name, or none does. */
  | { readonly kind: "replaced" | "gone"; readonly base: string };

/**
 * Whether the platform moved since a file was based on it. The base is the release that was published from the file; when
 * none is known, the one that the file names. Undefined when it did not move, or nobody can tell.
 */
export function remoteMove(
  location: PublishLocation,
  record: Pick<PublishedRecord, "specId" | "version"> | undefined,
): RemoteMove | undefined {
  if (location.action === "createSpec") {
    return record === undefined ? undefined : { kind: "gone", base: record.version };
  }
  const { block, spec, newest } = location;
  if (record !== undefined && record.specId !== spec.id) {
    return { kind: "replaced", base: record.version };
  }
  if (newest === undefined) return undefined;
  const isNew = versionProblem(block.version, newest) === undefined;
  const base = record?.version ?? (isNew ? newest : block.version);
  return base === newest ? undefined : { kind: "newer", base, newest };
}
