import { compareWithRelease, type ReleaseComparison } from "../../publish/compareWithRelease.js";
import { proposeVersion } from "../../publish/contract/proposeVersion.js";
import type { PublishLocation } from "../../publish/locatePublish.js";
import type { Connection } from "../../resources/connections.js";
import { displayText } from "../../ui/displayText.js";
import type { Services } from "../services.js";

/** A block file beside the newest release of its spec. */
export interface NewestComparison extends ReleaseComparison {
  readonly newest: string;
  /** The version that the changes ask for. */
  readonly proposed?: string;
}

/** Undefined when there is no release to compare with. */
export async function compareWithNewest(
  { prompts }: Services,
  { client }: Connection,
  location: PublishLocation,
): Promise<NewestComparison | undefined> {
  if (location.action === "createSpec" || location.newest === undefined) return undefined;
  const { spec, newest, block } = location;
  const comparison = await prompts.progress(
    `Comparing with ${displayText(`${spec.metadata.name} ${newest}`)}`,
    (_report, signal) => compareWithRelease({ client, spec, version: newest, block }, { signal }),
  );
  const proposed = proposeVersion(newest, comparison.impact);
  return { ...comparison, newest, ...(proposed === undefined ? {} : { proposed }) };
}
